import type * as Tedious from 'tedious'

/** A session and the driver's module, whose types parameters need. */
interface RequestSession {
  readonly driver: typeof Tedious
  readonly session: Tedious.Connection
}

/** Parameters make the driver call `sp_executesql`, whose plans the server keeps by their text. */
export function sendRequest({ driver, session }: RequestSession, request: Tedious.Request, parameters: readonly unknown[]): void {
  parameters.forEach((value, index) => {
    const { type, bound, options } = typed(driver, value)
    request.addParameter(`p${index + 1}`, type, bound, options)
  })
  if (parameters.length === 0) session.execSqlBatch(request)
  else session.execSql(request)
}

function typed(
  { TYPES }: typeof Tedious,
  value: unknown,
): { type: Tedious.Request['parameters'][number]['type']; bound: unknown; options?: { length: number } } {
  if (value === null || value === undefined) return { type: TYPES.NVarChar, bound: null }
  if (typeof value === 'boolean') return { type: TYPES.Bit, bound: value }
  if (typeof value === 'number') return { type: numberType(TYPES, value), bound: value }
  if (value instanceof Uint8Array) return { type: TYPES.VarBinary, bound: Buffer.from(value) }
  const text = textOf(value)
  // Texts of one length class share a plan; beyond 4,000 characters the driver sends nvarchar(max).
  return text.length <= 4000 ? { type: TYPES.NVarChar, bound: text, options: { length: 4000 } } : { type: TYPES.NVarChar, bound: text }
}

function numberType(types: (typeof Tedious)['TYPES'], value: number): Tedious.Request['parameters'][number]['type'] {
  if (!Number.isSafeInteger(value)) return types.Float
  return Math.abs(value) < 2 ** 31 ? types.Int : types.BigInt
}

function textOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
