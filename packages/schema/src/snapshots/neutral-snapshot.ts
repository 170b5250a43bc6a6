import type { Snapshot, SnapshotEntry } from './snapshot.ts'

/** A snapshot in terms that another vendor's engine understands: without native types and sequences. */
export function translated(snapshot: Snapshot): Snapshot {
  return {
    ...snapshot,
    fields: snapshot.fields.map((entry) => translatedField(entry, snapshot)),
    relations: snapshot.relations.map((entry) => ({ ...entry, schema: translatedKey(entry) })),
    systemFields: [],
  }
}

function translatedField(entry: SnapshotEntry, snapshot: Snapshot): SnapshotEntry {
  const schema = partOf(entry, 'schema')
  if (schema === null) return entry
  const type = schema['has_auto_increment'] === true ? entry['type'] : neutralType(entry)
  const isSized = type === 'decimal'
  return {
    ...entry,
    type,
    schema: {
      ...schema,
      data_type: null,
      default_value: neutralDefault(schema),
      max_length: type === 'string' ? schema['max_length'] : null,
      numeric_precision: isSized ? schema['numeric_precision'] : null,
      numeric_scale: isSized ? schema['numeric_scale'] : null,
      is_indexed: schema['is_indexed'] === true && !isKeyed(entry, snapshot),
      is_generated: false,
      generation_expression: null,
    },
  }
}

function translatedKey(entry: SnapshotEntry): SnapshotEntry | null {
  const schema = partOf(entry, 'schema')
  if (schema === null) return null
  return { ...schema, constraint_name: null, on_delete: neutralAction(schema['on_delete']), on_update: neutralAction(schema['on_update']) }
}

/** The facts of a field that all engines have. */
export function neutralField(entry: SnapshotEntry, snapshot: Snapshot): SnapshotEntry {
  const schema = partOf(entry, 'schema')
  const type = schema === null ? 'alias' : neutralType(entry)
  return { type, meta: neutralMeta(entry), schema: schema === null ? null : neutralColumn(entry, type, { schema, snapshot }) }
}

interface ColumnFacts {
  readonly schema: SnapshotEntry
  readonly snapshot: Snapshot
}

function neutralColumn(entry: SnapshotEntry, type: unknown, { schema, snapshot }: ColumnFacts): SnapshotEntry {
  const isKey = schema['is_primary_key'] === true
  return {
    default: JSON.stringify(neutralDefault(schema)),
    required: isKey || schema['is_nullable'] === false,
    unique: isKey || schema['is_unique'] === true,
    indexed: !isKey && schema['is_unique'] !== true && schema['is_indexed'] === true && !isKeyed(entry, snapshot),
    key: isKey,
    counter: schema['has_auto_increment'] === true,
    ...(type === 'string' ? { length: schema['max_length'] ?? 255 } : {}),
    ...(type === 'decimal' ? { precision: schema['numeric_precision'] ?? 10, scale: schema['numeric_scale'] ?? 5 } : {}),
  }
}

/** Some specials only say how an engine without the type stores it. */
const castFlags: ReadonlySet<unknown> = new Set(['cast-json', 'cast-timestamp', 'cast-datetime'])

function neutralMeta(entry: SnapshotEntry): SnapshotEntry | null {
  const meta = partOf(entry, 'meta')
  if (meta === null) return null
  const special = Array.isArray(meta['special']) ? meta['special'].filter((flag) => !castFlags.has(flag)) : []
  return { ...meta, special: special.length === 0 ? null : special }
}

/** Engines without a uuid type store 36 characters; types that only one engine has are text on another. */
function neutralType(entry: SnapshotEntry): unknown {
  const type = entry['type']
  const schema = partOf(entry, 'schema')
  if (schema?.['has_auto_increment'] === true && type === 'bigInteger') return 'integer'
  if (type === 'string' && Number(schema?.['max_length']) === 36) return 'uuid'
  return type === 'unknown' ? 'text' : type
}

const now = /^(?:now\(\)|current_timestamp(?:\(\d*\))?|getdate\(\)|sysutcdatetime\(\)|current_date|current_time)$/i
const uuid = /^\(?(?:gen_random_uuid\(\)|uuid\(\)|newid\(\))\)?$|randomblob\(/i

function neutralDefault(schema: SnapshotEntry): unknown {
  const value = schema['default_value'] ?? null
  if (schema['has_auto_increment'] === true || typeof value !== 'string') return schema['has_auto_increment'] === true ? null : value
  if (now.test(value)) return 'now()'
  if (uuid.test(value)) return 'gen_random_uuid()'
  return /^nextval\(|^auto_increment$/i.test(value) ? null : value
}

/** A column with a foreign key is always indexed by some engines. */
function isKeyed(entry: SnapshotEntry, { relations }: Snapshot): boolean {
  const schema = partOf(entry, 'schema')
  if ((schema?.['foreign_key_table'] ?? null) !== null) return true
  return relations.some((relation) => relation['collection'] === entry['collection'] && relation['field'] === entry['field'])
}

/** The facts of a relation that all engines have. */
export function neutralRelation(entry: SnapshotEntry, isForeign: boolean): SnapshotEntry {
  const schema = partOf(entry, 'schema')
  const action = (value: unknown): unknown => (isForeign ? neutralAction(value) : (value ?? null))
  const key = schema === null ? null : { onDelete: action(schema['on_delete']), onUpdate: action(schema['on_update']) }
  return { related: entry['related_collection'] ?? null, meta: partOf(entry, 'meta'), key }
}

function neutralAction(action: unknown): unknown {
  return action === null || action === undefined || action === 'RESTRICT' ? 'NO ACTION' : action
}

function partOf(entry: SnapshotEntry, key: 'schema' | 'meta'): SnapshotEntry | null {
  return (entry[key] ?? null) as SnapshotEntry | null
}
