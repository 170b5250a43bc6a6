import type { CollectionRow, FieldRow } from '@recto/sdk'
import type { CollectionSettings, FieldCondition, FieldSettings, Options } from './model.ts'

/** What the project stored about a field. What is not of the expected shape counts as absent. */
export function fieldSettings({ meta }: FieldRow): FieldSettings {
  return {
    interface: meta?.interface ?? null,
    options: asOptions(meta?.options) ?? {},
    display: meta?.display ?? null,
    displayOptions: asOptions(meta?.display_options) ?? {},
    special: meta?.special ?? [],
    group: meta?.group ?? null,
    width: meta?.width ?? null,
    isReadonly: meta?.readonly === true,
    isRequired: meta?.required === true,
    conditions: asConditions(meta?.conditions),
    validation: asOptions(meta?.validation),
    validationMessage: meta?.validation_message ?? null,
  }
}

/** What the project stored about a collection. */
export function collectionSettings({ meta }: CollectionRow): CollectionSettings {
  return {
    sortField: meta?.sort_field ?? null,
    archiveField: meta?.archive_field ?? null,
    archiveValue: meta?.archive_value ?? null,
    unarchiveValue: meta?.unarchive_value ?? null,
    hidesArchived: meta?.archive_app_filter !== false,
    hasVersions: meta?.versioning === true,
    duplicatedFields: meta?.item_duplication_fields ?? null,
    previewUrl: meta?.preview_url ?? null,
    icon: meta?.icon ?? null,
    color: meta?.color ?? null,
  }
}

/** The name in a language, of rows like `{ language, translation }`; `null` when there is none. */
export function translatedName(translations: unknown, language: string): string | null {
  if (!Array.isArray(translations)) return null
  const row: unknown = translations.find((entry) => asOptions(entry)?.['language'] === language)
  const name = asOptions(row)?.['translation']
  return typeof name === 'string' && name !== '' ? name : null
}

function asConditions(stored: unknown): readonly FieldCondition[] {
  if (!Array.isArray(stored)) return []
  return stored.flatMap((entry) => {
    const condition = asOptions(entry)
    const rule = asOptions(condition?.['rule'])
    return condition === null || rule === null ? [] : [{ name: null, ...condition, rule }]
  })
}

function asOptions(value: unknown): Options | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null
}
