import { bind, join, sql } from '@recto/dialects'
import { invalidPayload } from '@recto/errors'
import { type Collection, type Field, type FieldColumn, relationFrom } from '@recto/schema'
import type { ModelWork } from '../change-work/model-work.ts'
import { createCollection } from '../collections/create-collection.ts'
import { createField } from '../fields/create-field.ts'
import type { FieldPayload } from '../fields/parse-field.ts'
import { collectionOf } from '../find-structure.ts'
import { createRelation } from '../relations/create-relation.ts'
import type { TranslationsPayload, TranslationsResult } from './parse-translations.ts'

/** Gives a collection translations: languages, a junction with copies of the fields, and the alias. A second call adds fields. */
export async function generateTranslations(work: ModelWork, payload: TranslationsPayload): Promise<TranslationsResult> {
  const collection = collectionOf(work, payload.collection)
  const sources = payload.fields.map((name) => eligible(work, collection, name))
  const known = work.schema().collections.get(payload.translationsCollection)
  const { translationsCollection, languagesCollection } = payload
  if (known !== undefined) {
    const missing = sources.filter(({ name }) => !known.fields.has(name))
    for (const source of missing) await createField(work, known.name, copyOf(source))
    return { created: false, translationsCollection, languagesCollection, fields: missing.map(({ name }) => name) }
  }
  await ensureLanguages(work, payload)
  await makeJunction(work, collection, { payload, sources })
  return { created: true, translationsCollection, languagesCollection, fields: payload.fields }
}

type Source = Field & { readonly column: FieldColumn }

function eligible(work: ModelWork, collection: Collection, name: string): Source {
  const field = collection.fields.get(name)
  const isRelational = relationFrom(work.schema(), collection.name, name) !== undefined
  const isOrdinary = field !== undefined && field.column !== null && field.meta?.system !== true && !isRelational
  if (field === undefined || field.column === null || !isOrdinary || field.column.isAutoIncrement || field.column.isGenerated) {
    throw invalidPayload(`Field "${name}" in collection "${collection.name}" is not eligible for translations`)
  }
  return { ...field, column: field.column }
}

/** A translation may be missing, so nothing about the copy is demanded. */
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
  work: ModelWork,
  { languagesCollection: name, createsLanguages, seedsLanguages }: TranslationsPayload,
): Promise<void> {
  if (work.schema().collections.has(name)) return
  if (!createsLanguages) throw invalidPayload(`Collection "${name}" doesn't exist`)
  const text = (field: string, schema: Readonly<Record<string, unknown>>): FieldPayload => ({
    field,
    type: 'string',
    schema,
    meta: { interface: 'input' },
  })
  const fields = [text('code', { is_primary_key: true, max_length: 255 }), text('name', {}), text('direction', { default_value: 'ltr' })]
  await createCollection(work, { collection: name, meta: { icon: 'translate' }, schema: {}, fields })
  if (!seedsLanguages) return
  const { identifier, table } = work.dialect.expressions
  const target = table({ schema: null, name })
  const columns = join(['code', 'name', 'direction'].map(identifier))
  for (const row of languages) {
    const statement = sql`INSERT INTO ${target} (${columns}) VALUES (${join(row.map(bind))})`
    await work.run({ statement, undo: sql`DELETE FROM ${target} WHERE ${identifier('code')} = ${row[0]}`, table: name })
  }
}

interface Junction {
  readonly payload: TranslationsPayload
  readonly sources: readonly Source[]
}

async function makeJunction(work: ModelWork, collection: Collection, { payload, sources }: Junction): Promise<void> {
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
  await work.refresh()
  const language = languageKey(work, languagesCollection)
  const fields = [link(parentField, key), link(languageField, language), ...sources.map(copyOf)]
  await createCollection(work, { collection: junction, meta: { hidden: true, icon: 'import_export' }, schema: {}, fields })
  if (!collection.fields.has('translations')) {
    const meta = { special: ['translations'], interface: 'translations' }
    await createField(work, collection.name, { field: 'translations', type: 'alias', schema: null, meta })
  }
  // A dry run ends here: what follows needs the tables to be there.
  if (work.isDryRun) return
  await work.refresh()
  const base = { collection: junction, actions: { onDelete: 'SET NULL' as const } }
  const parent = { one_field: 'translations', junction_field: languageField }
  await createRelation(work, { ...base, field: parentField, relatedCollection: collection.name, meta: parent })
  await createRelation(work, {
    ...base,
    field: languageField,
    relatedCollection: languagesCollection,
    meta: { junction_field: parentField },
  })
}

function languageKey(work: ModelWork, name: string): Pick<Field, 'type' | 'column'> {
  const languagesCollection = work.schema().collections.get(name)
  return languagesCollection?.fields.get(languagesCollection.primaryKey[0] ?? '') ?? { type: 'string', column: null }
}
