import type { Collection } from '@recto/schema'
import { encodeValue } from './encode-value.ts'
import type { EncodedRow } from './write-statements.ts'

/** How secrets are kept. */
export type Hasher = (text: string) => Promise<string>

/** The columns of a payload ready to be bound; secrets hashed. Generated columns are left to the engine. */
export async function encodePayload(collection: Collection, columns: Readonly<Record<string, unknown>>, hash: Hasher): Promise<EncodedRow> {
  const row: Record<string, EncodedRow[string]> = {}
  for (const [name, value] of Object.entries(columns)) {
    const field = collection.fields.get(name)
    if (field?.column == null || field.column.isGenerated) continue
    const isSecret = field.special.includes('hash') && Boolean(value)
    row[name] = isSecret ? await hash(String(value)) : encodeValue(field, value)
  }
  return row
}
