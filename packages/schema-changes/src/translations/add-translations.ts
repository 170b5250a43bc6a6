import { bind, join, sql } from '@recto/dialects'
import { invalidPayload } from '@recto/errors'
import { type Collection, type Field, type FieldColumn, relationFrom } from '@recto/schema'
import { addCollection } from '../collections/add-collection.ts'
import type { SchemaChangeExecutor } from '../execute/executor.ts'
import { addField } from '../fields/add-field.ts'
import type { FieldPayload } from '../fields/parse-field.ts'
import { collectionOf } from '../find-structure.ts'
import { addRelation } from '../relations/add-relation.ts'
import type { TranslationsPayload, TranslationsResult } from './parse-translations.ts'

/** Adds translations to a collection: languages, a junction with copies of the fields, and the alias. A second call adds fields. */
export async function addTranslations(executor: SchemaChangeExecutor, payload: TranslationsPayload): Promise<TranslationsResult> {
  const collection = collectionOf(executor, payload.collection)
  const sources = payload.fields.map((name) => eligible(executor, collection, name))
  const known = executor.schema().collections.get(payload.translationsCollection)
  const { translationsCollection, languagesCollection } = payload
  if (known !== undefined) {
    const missing = sources.filter(({ name }) => !known.fields.has(name))
    for (const source of missing) await addField(executor, known.name, copyOf(source))
    return { created: false, translationsCollection, languagesCollection, fields: missing.map(({ name }) => name) }
  }
  await ensureLanguages(executor, payload)
  await addJunction(executor, collection, { payload, sources })
  return { created: true, translationsCollection, languagesCollection, fields: payload.fields }
}

type Source = Field & { readonly column: FieldColumn }

function eligible(executor: SchemaChangeExecutor, collection: Collection, name: string): Source {
  const field = collection.fields.get(name)
  const isRelational = relationFrom(executor.schema(), collection.name, name) !== undefined
  const isOrdinary = field !== undefined && field.column !== null && field.meta?.system !== true && !isRelational
  if (field === undefined || field.column === null || !isOrdinary || field.column.isAutoIncrement || field.column.isGenerated) {
    throw invalidPayload(`Field "${name}" in collection "${collection.name}" is not eligible for translations`)
  }
  return { ...field, column: field.column }
}

/** A translation may be missing, so the copy is never required. */
function copyOf({ name, type, column, meta }: Source): FieldPayload {
  const special = (meta?.special ?? []).filter((flag) => flag !== 'no-data')
  return {
    field: name,
    type,
    schema: {
      is_nullable: true,
      max_length: column.maxLength,
      numeric_precision: column.numericPrecision,
      numeric_scale: column.numericScale,
    },
    meta: {
      special: special.length === 0 ? null : special,
      interface: meta?.interface ?? null,
      options: meta?.options ?? null,
      display: meta?.display ?? null,
      display_options: meta?.display_options ?? null,
      note: meta?.note ?? null,
      width: meta?.width ?? 'full',
      required: false,
      hidden: false,
      readonly: false,
    },
  }
}

const languages: readonly (readonly [code: string, name: string, direction: string])[] = [
  ['en-US', 'English', 'ltr'],
  ['ar-SA', 'Arabic', 'rtl'],
  ['de-DE', 'German', 'ltr'],
  ['fr-FR', 'French', 'ltr'],
  ['ru-RU', 'Russian', 'ltr'],
  ['es-ES', 'Spanish', 'ltr'],
  ['it-IT', 'Italian', 'ltr'],
  ['pt-BR', 'Portuguese', 'ltr'],
]

async function ensureLanguages(
  executor: SchemaChangeExecutor,
  { languagesCollection: name, createsLanguages, seedsLanguages }: TranslationsPayload,
): Promise<void> {
  if (executor.schema().collections.has(name)) return
  if (!createsLanguages) throw invalidPayload(`Collection "${name}" doesn't exist`)
  const text = (field: string, schema: Readonly<Record<string, unknown>>): FieldPayload => ({
    field,
    type: 'string',
    schema,
    meta: { interface: 'input' },
  })
  const fields = [text('code', { is_primary_key: true, max_length: 255 }), text('name', {}), text('direction', { default_value: 'ltr' })]
  await addCollection(executor, { collection: name, meta: { icon: 'translate' }, schema: {}, fields })
  if (!seedsLanguages) return
  const { identifier, table } = executor.dialect.expressions
  const target = table({ schema: null, name })
  const columns = join(['code', 'name', 'direction'].map(identifier))
  for (const row of languages) {
    const statement = sql`INSERT INTO ${target} (${columns}) VALUES (${join(row.map(bind))})`
    await executor.run({ statement, undo: sql`DELETE FROM ${target} WHERE ${identifier('code')} = ${row[0]}`, table: name })
  }
}

interface Junction {
  readonly payload: TranslationsPayload
  readonly sources: readonly Source[]
}

async function addJunction(executor: SchemaChangeExecutor, collection: Collection, { payload, sources }: Junction): Promise<void> {
  const key = collection.fields.get(collection.primaryKey[0] ?? '')
  if (key === undefined || key.column === null || collection.primaryKey.length !== 1) {
    throw invalidPayload(`Collection "${collection.name}" can't be translated, since its primary key is not a single field`)
  }
  const { translationsCollection: junction, languagesCollection, languageField } = payload
  const parentField = payload.parentField ?? `${collection.name}_${key.name}`
  const link = (field: string, target: Pick<Field, 'type' | 'column'>): FieldPayload => ({
    field,
    type: target.type,
    schema: { max_length: target.column?.maxLength ?? null },
    meta: { hidden: true },
  })
  await executor.refresh()
  const language = languageKey(executor, languagesCollection)
  const fields = [link(parentField, key), link(languageField, language), ...sources.map(copyOf)]
  await addCollection(executor, { collection: junction, meta: { hidden: true, icon: 'import_export' }, schema: {}, fields })
  if (!collection.fields.has('translations')) {
    const meta = { special: ['translations'], interface: 'translations', options: languageOptions(executor, languagesCollection) }
    await addField(executor, collection.name, { field: 'translations', type: 'alias', schema: null, meta })
  }
  // A dry run ends here: what follows needs the tables to exist.
  if (executor.isDryRun) return
  await executor.refresh()
  const base = { collection: junction, actions: { onDelete: 'SET NULL' as const } }
  const parent = { one_field: 'translations', junction_field: languageField }
  await addRelation(executor, { ...base, field: parentField, relatedCollection: collection.name, meta: parent })
  await addRelation(executor, {
    ...base,
    field: languageField,
    relatedCollection: languagesCollection,
    meta: { junction_field: parentField },
  })
}

/** How the languages are shown: by name, in their direction, as far as their collection has these fields. */
function languageOptions(executor: SchemaChangeExecutor, name: string): Readonly<Record<string, string>> {
  const known = executor.schema().collections.get(name)?.fields
  const fields = Object.entries({ languageField: 'name', languageDirectionField: 'direction' })
  return Object.fromEntries(fields.filter(([, field]) => known === undefined || known.has(field)))
}

function languageKey(executor: SchemaChangeExecutor, name: string): Pick<Field, 'type' | 'column'> {
  const languagesCollection = executor.schema().collections.get(name)
  return languagesCollection?.fields.get(languagesCollection.primaryKey[0] ?? '') ?? { type: 'string', column: null }
}
