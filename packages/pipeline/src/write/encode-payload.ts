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
  return await Promise.all(payloads.map((columns) => encodePayload(collection, columns, { keeper, secrets })))
}

interface Secrets {
  readonly keeper: Keeper
  readonly secrets: readonly Field[]
}

/** Waits for nothing where there is nothing to keep secret. */
function encodePayload(collection: Collection, columns: Columns, { keeper, secrets }: Secrets): EncodedRow | Promise<EncodedRow> {
  const row: Record<string, EncodedValue> = {}
  const hidden: Field[] = []
  for (const name of Object.keys(columns)) {
    const field = collection.fields.get(name)
    if (field?.column == null || field.column.isGenerated) continue
    const isHidden = secrets.includes(field) && Boolean(columns[name])
    row[name] = isHidden ? null : encodeValue(field, columns[name])
    if (isHidden) hidden.push(field)
  }
  return hidden.length === 0 ? row : keepAll(row, { hidden, columns, keeper })
}

interface Hidden {
  readonly hidden: readonly Field[]
  readonly columns: Columns
  readonly keeper: Keeper
}

async function keepAll(row: Record<string, EncodedValue>, { hidden, columns, keeper }: Hidden): Promise<EncodedRow> {
  for (const field of hidden) row[field.name] = await kept(field, columns[field.name], keeper)
  return row
}

async function kept({ special }: Field, value: unknown, { hashSecret, cipher }: Keeper): Promise<EncodedValue> {
  if (special.includes('hash')) return await hashSecret(String(value))
  return cipher.encrypt(typeof value === 'object' ? JSON.stringify(value) : String(value))
}
