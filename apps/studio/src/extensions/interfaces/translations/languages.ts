import { type Item, itemKey } from '../../../model/item-key.ts'
import type { ModelCollection, ModelField, Options } from '../../../model/model.ts'
import { flagOption, textOption } from '../../../model/read-options.ts'
import { farKey, type ListRelation } from '../../../relations/model/list-relation.ts'
import type { ListRow } from '../../../relations/model/list-rows.ts'

/** A language the item can be translated into, with its translation. */
export interface Language {
  readonly key: string
  readonly name: string
  readonly direction: 'ltr' | 'rtl' | undefined
  /** As rows refer to it. */
  readonly value: unknown
  readonly row: ListRow | undefined
  readonly state: 'missing' | 'outdated' | 'translated'
}

/** The fields that name a language and say how it is written. */
export function languageFields(
  collection: ModelCollection,
  options: Options,
): { readonly name: string; readonly direction: string | undefined } {
  const known = (name: string | undefined): string | undefined => collection.fields.find((field) => field.name === name)?.name
  const [key = 'id'] = collection.keyFields
  return {
    name: known(textOption(options, 'languageField')) ?? key,
    direction: known(textOption(options, 'languageDirectionField')) ?? known('direction'),
  }
}

/** The languages with their translations; one is outdated when the original was changed after it. */
export function languagesOf(
  relation: ListRelation,
  items: readonly Item[],
  rows: readonly ListRow[],
  options: Options,
): readonly Language[] {
  const [collection] = relation.far?.collections ?? []
  if (collection === undefined) return []
  const fields = languageFields(collection, options)
  const [keyField = 'id'] = collection.keyFields
  const rowOf = (key: string): ListRow | undefined => rows.find((row) => farKey(relation, row.item) === key)
  const original = rowOf(originalKey(collection, items, options) ?? '')
  const changedField = relation.rows.fields.find(({ settings }: ModelField) => settings.special.includes('date-updated'))?.name
  return items.flatMap((item) => {
    const key = itemKey(collection, item)
    if (key === null) return []
    const row = rowOf(key)
    const direction = String(item[fields.direction ?? ''] ?? '').toLowerCase()
    return {
      key,
      name: String(item[fields.name ?? ''] ?? item[keyField]),
      direction: direction === 'rtl' || direction === 'ltr' ? direction : undefined,
      value: item[keyField],
      row,
      state: stateOf(row, original, changedField),
    }
  })
}

/** The language the others are translated from: the one the field says, or the first. */
function originalKey(collection: ModelCollection, items: readonly Item[], options: Options): string | null {
  const configured = options['defaultLanguage']
  const wanted = items.find((item) => item[collection.keyFields[0] ?? ''] === configured) ?? items[0]
  return wanted === undefined ? null : itemKey(collection, wanted)
}

/** The keys of the languages chosen on the left and on the right. */
export type ChosenLanguages = readonly [left?: string | undefined, right?: string | undefined]

export interface ShownLanguages {
  readonly left: Language
  readonly right: Language
  /** The one the others are translated from. */
  readonly original: Language
}

/** The languages to show: the chosen ones, or that of the reader or the original beside the next. `null` without languages. */
export function shownLanguages(
  languages: readonly Language[],
  [leftKey, rightKey]: ChosenLanguages,
  { options, spoken }: { readonly options: Options; readonly spoken: string },
): ShownLanguages | null {
  const original = languages.find(({ value }) => value === options['defaultLanguage']) ?? languages[0]
  if (original === undefined) return null
  const own = flagOption(options, 'userLanguage') ? languages.find(({ key }) => key.startsWith(spoken)) : undefined
  const left = languages.find(({ key }) => key === leftKey) ?? own ?? original
  const right = languages.find(({ key }) => key === rightKey) ?? languages.find(({ key }) => key !== left.key) ?? left
  return { left, right, original }
}

function stateOf(row: ListRow | undefined, original: ListRow | undefined, changedField: string | undefined): Language['state'] {
  if (row === undefined || row.state === 'removed') return 'missing'
  if (changedField === undefined || original === undefined || row.state !== 'stored') return 'translated'
  const changed = Date.parse(String(row.stored[changedField] ?? ''))
  return Date.parse(String(original.stored[changedField] ?? '')) > changed ? 'outdated' : 'translated'
}
