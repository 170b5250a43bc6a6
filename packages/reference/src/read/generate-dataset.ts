import type { FieldType } from '@recto/protocol'
import type { SchemaDescription } from '@recto/schema'
import fc from 'fast-check'
import type { Row } from './dataset.ts'
import { arbitraryValue, textField } from './generate-value.ts'

/** A schema and its rows, as the generator made them; an engine's own schema is built from the description. */
export interface GeneratedDataset {
  readonly description: SchemaDescription
  readonly rows: ReadonlyMap<string, readonly Row[]>
}

/** Takes a value from an arbitrary; the same seed draws the same values. */
export type Draw = <Value>(arbitrary: fc.Arbitrary<Value>) => Value

/** Names no one would choose and every database has. */
const collectionNames = ['authors', 'order', 'Größe', 'quote"d', 'back`tick', 'na me', "it's"]
const fieldNames = ['title', 'select', 'Upper', 'with space', 'd"q', "s'q", 'dollar$1', 'readCase?', 'ünï', 'colon_at']

const scalarTypes: readonly FieldType[] = [
  'integer',
  'bigInteger',
  'decimal',
  'float',
  'boolean',
  'string',
  'text',
  'uuid',
  'date',
  'dateTime',
  'timestamp',
  'time',
  'json',
  'csv',
  'hash',
]

/** The collection whose rows each belong to one row and hold another of any kind. */
const junction = 'pieces'

type CollectionDescription = SchemaDescription['collections'][string]
type FieldDescription = Exclude<CollectionDescription['fields'][string], FieldType>
type RelationDescription = NonNullable<SchemaDescription['relations']>[number]

interface Draft {
  readonly collections: Record<string, CollectionDescription & { readonly fields: Record<string, FieldDescription> }>
  readonly relations: RelationDescription[]
}

/** Draws one to three collections, with simple, composite, cyclic and many-to-any relations between them. */
export function generateDataset(draw: Draw): GeneratedDataset {
  const names = draw(fc.shuffledSubarray(collectionNames, { minLength: 1, maxLength: 3 }))
  const draft: Draft = { collections: {}, relations: [] }
  for (const name of names) draft.collections[name] = generateCollection(draw)
  for (const name of names) for (const field of ['one', 'other']) if (draw(fc.boolean())) addRelation(draw, draft, { name, field, names })
  if (draw(fc.boolean())) addJunction(draw, draft, names)
  return { description: draft, rows: generateRows(draw, draft) }
}

function generateCollection(draw: Draw): Draft['collections'][string] {
  const isComposite = draw(fc.integer({ min: 0, max: 4 })) === 0
  const key = draw(fc.constantFrom<FieldType>('integer', 'integer', 'uuid', 'bigInteger'))
  const fields: Record<string, FieldDescription> = { id: { type: key, isNullable: false } }
  if (isComposite) fields['part'] = { type: 'integer', isNullable: false }
  for (const name of draw(fc.shuffledSubarray(fieldNames, { minLength: 2, maxLength: 6 })))
    fields[name] = describe(draw(fc.constantFrom(...scalarTypes)))
  if (draw(fc.boolean())) fields[textField] = { type: 'text', meta: { searchable: false } }
  return { fields, primaryKey: isComposite ? ['id', 'part'] : ['id'] }
}

function describe(type: FieldType): FieldDescription {
  if (type === 'hash') return { type, special: ['hash', 'conceal'], maxLength: 255 }
  if (type === 'csv') return { type, special: ['cast-csv'] }
  if (type === 'json') return { type, special: ['cast-json'] }
  if (type === 'boolean') return { type, special: ['cast-boolean'] }
  if (type === 'decimal') return { type, numericPrecision: 10, numericScale: 2 }
  return type === 'string' ? { type, maxLength: 255 } : { type }
}

/** A key of one column is the field itself; one of several has columns of its own and a name to follow it by. */
function addRelation(
  draw: Draw,
  { collections, relations }: Draft,
  { name, field, names }: { readonly name: string; readonly field: string; readonly names: readonly string[] },
): void {
  const related = draw(fc.constantFrom(...names))
  const target = collections[related]
  const own = collections[name]?.fields ?? {}
  const key = target?.primaryKey ?? []
  const fields = key.length === 1 ? [field] : key.map((column) => `${field}_${column}`)
  for (const [index, column] of fields.entries()) own[column] = { type: target?.fields[key[index] ?? '']?.type ?? 'integer' }
  const oneField = draw(fc.boolean()) ? { oneField: `${field}_of_${names.indexOf(name)}` } : {}
  relations.push({ collection: name, field, fields, related, constraint: false, isIndexed: draw(fc.boolean()), ...oneField })
}

function addJunction(draw: Draw, draft: Draft, names: readonly string[]): void {
  const allowedCollections = draw(fc.shuffledSubarray([...names], { minLength: 1 }))
  const fields: Record<string, FieldDescription> = {
    id: { type: 'integer', isNullable: false },
    item: { type: 'string', maxLength: 255 },
    collection: { type: 'string', maxLength: 64 },
  }
  draft.collections[junction] = { fields, primaryKey: ['id'] }
  draft.relations.push({ collection: junction, field: 'item', related: null, collectionField: 'collection', allowedCollections })
  addRelation(draw, draft, { name: junction, field: 'holder', names })
  const [relation] = draft.relations.splice(-1)
  if (relation !== undefined) draft.relations.push({ ...relation, oneField: 'parts' })
}

type Keys = ReadonlyMap<string, readonly Row[]>

function generateRows(draw: Draw, { collections, relations }: Draft): Map<string, Row[]> {
  const keys: Keys = new Map(
    Object.entries(collections).map(([name, { fields, primaryKey = [] }]) => [
      name,
      generateKeys(
        draw,
        primaryKey.map((key) => [key, fields[key]?.type ?? 'integer'] as const),
      ),
    ]),
  )
  return new Map(
    Object.entries(collections).map(([name, { fields }]) => {
      const own = relations.filter((relation) => relation.collection === name)
      const rows = (keys.get(name) ?? []).map((key) => {
        const row: Record<string, unknown> = {}
        for (const [field, { type }] of Object.entries(fields)) row[field] = draw(nullable(arbitraryValue(field, type)))
        for (const relation of own)
          Object.assign(row, relation.related === null ? anyReference(draw, keys, relation) : reference(draw, keys, relation))
        return { ...row, ...key }
      })
      return [name, rows]
    }),
  )
}

function reference(draw: Draw, keys: Keys, { field, fields = [field], related }: RelationDescription): Row {
  const key = draw(nullable(fc.constantFrom(...(keys.get(related ?? '') ?? []))))
  const values = key === null ? [] : Object.values(key as Row)
  return Object.fromEntries(fields.map((column, index) => [column, values[index] ?? null]))
}

/** Now and then the key of a row that is not there. */
function anyReference(draw: Draw, keys: Keys, { allowedCollections = [] }: RelationDescription): Row {
  const collection = draw(fc.constantFrom(...allowedCollections))
  const key = draw(fc.constantFrom(...(keys.get(collection) ?? [])))
  return { collection, item: draw(fc.integer({ min: 0, max: 9 })) === 0 ? '99' : Object.values(key).join(',') }
}

function generateKeys(draw: Draw, key: readonly (readonly [name: string, type: FieldType])[]): Row[] {
  const tuples = draw(
    fc.uniqueArray(fc.tuple(...key.map(([, type]) => keyOf(type))), { minLength: 1, maxLength: 6, selector: (values) => values.join() }),
  )
  return tuples.map((values) => Object.fromEntries(key.map(([name], index) => [name, values[index]])))
}

function keyOf(type: FieldType): fc.Arbitrary<unknown> {
  if (type === 'uuid') return fc.uuid()
  return type === 'bigInteger' ? fc.bigInt({ min: 1n, max: 2n ** 60n }).map(String) : fc.integer({ min: 1, max: 40 })
}

function nullable(arbitrary: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.oneof({ arbitrary, weight: 4 }, { arbitrary: fc.constant(null), weight: 1 })
}
