import type { DatabaseName } from '@recto/testing'
import { expect } from 'vitest'

/** A field of one type, and what is known of it. */
export interface FieldCase {
  readonly type: string
  readonly schema?: Readonly<Record<string, unknown>>
  readonly special?: readonly string[]
  /** A value, as it is written. */
  readonly value: unknown
  /** @default as it was written */
  readonly read?: unknown
  /** A default, as the API takes it and shows it. */
  readonly fallback?: unknown
  /** A change of its size, and the one it is made with. */
  readonly resized?: Readonly<Record<string, unknown>>
  /** Engines whose indexes do not take such a column. */
  readonly isIndexedNowhereOn?: readonly DatabaseName[]
  /** Engines that do not compare such values whole. */
  readonly isNeverUniqueOn?: readonly DatabaseName[]
  /** Engines that have no such type, unless something is installed besides. */
  readonly isMissingOn?: readonly DatabaseName[]
}

/** It asks how much of a long value is to be indexed. */
const byLength: readonly DatabaseName[] = ['mysql']

function geometry(kind: string, coordinates: unknown): FieldCase {
  return {
    type: kind === '' ? 'geometry' : `geometry.${kind}`,
    value: { type: kind === '' ? 'Point' : kind, coordinates },
    isMissingOn: ['postgres'],
    isNeverUniqueOn: ['mysql', 'mariadb'],
    isIndexedNowhereOn: byLength,
  }
}

const ring = [
  [0, 0],
  [2, 0],
  [2, 2],
  [0, 0],
]

/** Every type a column can be made with. */
export const fieldCases: readonly FieldCase[] = [
  { type: 'string', schema: { max_length: 40 }, value: "it's", fallback: "o'clock", resized: { max_length: 60 } },
  { type: 'text', value: 'long', isIndexedNowhereOn: byLength },
  { type: 'integer', value: 42, fallback: 7 },
  { type: 'bigInteger', value: '9007199254740993', fallback: '8' },
  { type: 'float', value: 1.5, fallback: 0.5 },
  {
    type: 'decimal',
    schema: { numeric_precision: 12, numeric_scale: 3 },
    value: '12.345',
    fallback: 1.5,
    resized: { numeric_precision: 14, numeric_scale: 3 },
  },
  { type: 'boolean', special: ['cast-boolean'], value: true, fallback: false },
  { type: 'date', value: '2026-02-03', fallback: '2026-01-02' },
  { type: 'dateTime', value: '2026-02-03T04:05:06', fallback: '2026-01-02 03:04:05' },
  { type: 'timestamp', value: '2026-02-03T04:05:06.000Z' },
  { type: 'time', value: '04:05:06', fallback: '01:02:03' },
  { type: 'json', special: ['cast-json'], value: { a: [1, null] }, isIndexedNowhereOn: [...byLength, 'postgres'] },
  { type: 'csv', special: ['cast-csv'], value: ['a', 'b'], isIndexedNowhereOn: byLength },
  { type: 'uuid', special: ['uuid'], value: '3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10', fallback: '3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a11' },
  { type: 'hash', special: ['hash'], value: 'secret', read: 'hash of secret', fallback: 'none' },
  { type: 'binary', value: 'AAEC', isIndexedNowhereOn: byLength },
  geometry('', [1, 2]),
  geometry('Point', [1, 2]),
  geometry('LineString', ring),
  geometry('Polygon', [ring]),
  geometry('MultiPoint', ring),
  geometry('MultiLineString', [ring]),
  geometry('MultiPolygon', [[ring]]),
]

/** A column of a type that Recto has no name for, made without it. */
export const unknownColumns: Readonly<Partial<Record<DatabaseName, string>>> = {
  sqlite: 'jsonb',
  postgres: 'inet',
  mysql: "set('a','b')",
  mariadb: 'inet6',
}

/** A value in one type, and what is left of it in another. */
export interface Conversion {
  readonly from: string
  readonly to: string
  readonly value: unknown
  readonly read: unknown
  /** Without it the column is taken for another type where the engine has none of its own. */
  readonly special?: readonly string[]
}

/** Changes of type that keep what is written. */
export const conversions: readonly Conversion[] = [
  { from: 'string', to: 'text', value: 'x', read: 'x' },
  { from: 'text', to: 'string', value: 'x', read: 'x' },
  { from: 'string', to: 'integer', value: '12', read: 12 },
  { from: 'string', to: 'decimal', value: '1.5', read: '1.50000' },
  { from: 'string', to: 'date', value: '2026-02-03', read: '2026-02-03' },
  {
    from: 'string',
    to: 'uuid',
    value: '3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10',
    read: '3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10',
    special: ['uuid'],
  },
  { from: 'integer', to: 'bigInteger', value: 5, read: '5' },
  { from: 'integer', to: 'string', value: 5, read: '5' },
  { from: 'integer', to: 'float', value: 5, read: 5 },
  { from: 'bigInteger', to: 'integer', value: '5', read: 5 },
  { from: 'decimal', to: 'float', value: '1.25', read: 1.25 },
  { from: 'float', to: 'decimal', value: 1.25, read: '1.25000' },
  { from: 'date', to: 'dateTime', value: '2026-02-03', read: '2026-02-03T00:00:00' },
  { from: 'dateTime', to: 'timestamp', value: '2026-02-03T04:05:06', read: '2026-02-03T04:05:06.000Z' },
  { from: 'timestamp', to: 'dateTime', value: '2026-02-03T04:05:06.000Z', read: '2026-02-03T04:05:06' },
  { from: 'time', to: 'string', value: '04:05:06', read: '04:05:06' },
  { from: 'json', to: 'text', value: { a: 1 }, read: expect.stringMatching(/^\{"a": ?1\}$/) },
  { from: 'uuid', to: 'string', value: '3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10', read: '3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10' },
  { from: 'csv', to: 'text', value: 'a,b', read: 'a,b' },
]
