import type { Collection, Field } from '@recto/schema'
import type { Platform } from '../platform.ts'
import { type EncodedValue, encodeValue } from './encode-value.ts'
import type { EncodedRow } from './write-statements.ts'

/** How secrets are kept. A platform fits. */
export type Keeper = Pick<Platform, 'hashSecret' | 'cipher'>

/** The columns of a payload ready to be bound; secrets hashed or encrypted. Generated columns are left to the engine. */
export async function encodePayload(
  collection: Collection,
  columns: Readonly<Record<string, unknown>>,
  keeper: Keeper,
): Promise<EncodedRow> {
  const row: Record<string, EncodedRow[string]> = {}
  for (const [name, value] of Object.entries(columns)) {
    const field = collection.fields.get(name)
    if (field?.column == null || field.column.isGenerated) continue
    row[name] = isSecret(field, value) ? await kept(field, value, keeper) : encodeValue(field, value)
  }
  return row
}

function isSecret({ special }: Field, value: unknown): boolean {
  return Boolean(value) && (special.includes('hash') || special.includes('encrypt'))
}

async function kept(field: Field, value: unknown, { hashSecret, cipher }: Keeper): Promise<EncodedValue> {
  if (field.special.includes('hash')) return await hashSecret(String(value))
  return cipher.encrypt(typeof value === 'object' ? JSON.stringify(value) : String(value))
}
