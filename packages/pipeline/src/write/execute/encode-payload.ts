import { RectoError } from '@recto/errors'
import { type Collection, type Field, memoizeByObject } from '@recto/schema'
import type { Platform } from '../../platform.ts'
import { bareRecord } from '../bare-record.ts'
import { createEncoder, type EncodedValue } from './encode-value.ts'
import type { EncodedRow } from './write-statements.ts'

type Columns = Readonly<Record<string, unknown>>

/** How secrets are kept. A platform fits. */
export type Keeper = Pick<Platform, 'hashSecret' | 'cipher'>

/** The columns of payloads ready to be bound; secrets hashed or encrypted. Generated columns are left to the engine. */
export async function encodePayloads(collection: Collection, payloads: readonly Columns[], keeper: Keeper): Promise<readonly EncodedRow[]> {
  const known = storedColumns(collection)
  const rows = payloads.map((columns) => encodeColumns(known, columns))
  const secrets = [...known.values()].flatMap(({ field, isSecret }) => (isSecret ? [field] : []))
  if (secrets.length === 0) return rows
  for (const [index, row] of rows.entries())
    for (const field of secrets) {
      const value = payloads[index]?.[field.name]
      if (value && Object.hasOwn(row, field.name)) row[field.name] = await kept(field, value, keeper)
    }
  return rows
}

interface StoredColumn {
  readonly field: Field
  readonly isSecret: boolean
  readonly encode: (value: unknown) => EncodedValue
}

const storedColumns = memoizeByObject((collection: Collection): ReadonlyMap<string, StoredColumn> => {
  const found = new Map<string, StoredColumn>()
  for (const [name, field] of collection.fields) {
    if (field.column === null || field.column.isGenerated) continue
    const isSecret = field.special.includes('hash') || field.special.includes('encrypt')
    found.set(name, { field, isSecret, encode: createEncoder(field) })
  }
  return found
})

/** Secrets are encoded later; `null` holds their position. */
function encodeColumns(known: ReadonlyMap<string, StoredColumn>, columns: Columns): Record<string, EncodedValue> {
  const row = bareRecord<EncodedValue>()
  for (const name of Object.keys(columns)) {
    const column = known.get(name)
    if (column === undefined) continue
    row[name] = column.isSecret && columns[name] ? null : column.encode(columns[name])
  }
  return row
}

async function kept(field: Field, value: unknown, { hashSecret, cipher }: Keeper): Promise<EncodedValue> {
  if (field.special.includes('hash')) return await hashSecret(secretText(field, value))
  return cipher.encrypt(typeof value === 'object' && field.meta?.system !== true ? JSON.stringify(value) : secretText(field, value))
}

/** @throws {RectoError} INVALID_PAYLOAD: nobody could enter what another value becomes as text */
function secretText({ name, meta }: Field, value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value !== 'object' && meta?.system !== true) return String(value)
  throw new RectoError('INVALID_PAYLOAD', { extensions: { reason: `The value of field "${name}" has to be a string`, field: name } })
}
