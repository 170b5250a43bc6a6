import type { Collection, Field } from '@recto/schema'
import type { Platform } from '../platform.ts'
import { type EncodedValue, encodeValue } from './encode-value.ts'
import type { EncodedRow } from './write-statements.ts'

type Columns = Readonly<Record<string, unknown>>

/** How secrets are kept. A platform fits. */
export type Keeper = Pick<Platform, 'hashSecret' | 'cipher'>

/** The columns of payloads ready to be bound; secrets hashed or encrypted. Generated columns are left to the engine. */
export async function encodePayloads(collection: Collection, payloads: readonly Columns[], keeper: Keeper): Promise<readonly EncodedRow[]> {
  const secrets = [...collection.fields.values()].filter(({ special }) => special.includes('hash') || special.includes('encrypt'))
  const rows = payloads.map((columns) => encodeColumns(collection, columns, secrets))
  for (const [index, row] of rows.entries())
    for (const field of secrets) {
      const value = payloads[index]?.[field.name]
      if (value && Object.hasOwn(row, field.name)) row[field.name] = await kept(field, value, keeper)
    }
  return rows
}

/** Secrets are left for later; their place is kept. */
function encodeColumns(collection: Collection, columns: Columns, secrets: readonly Field[]): Record<string, EncodedValue> {
  const row: Record<string, EncodedValue> = {}
  for (const name of Object.keys(columns)) {
    const field = collection.fields.get(name)
    if (field?.column == null || field.column.isGenerated) continue
    row[name] = secrets.includes(field) && columns[name] ? null : encodeValue(field, columns[name])
  }
  return row
}

async function kept({ special }: Field, value: unknown, { hashSecret, cipher }: Keeper): Promise<EncodedValue> {
  if (special.includes('hash')) return await hashSecret(String(value))
  return cipher.encrypt(typeof value === 'object' ? JSON.stringify(value) : String(value))
}
