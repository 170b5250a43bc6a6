/** What errors say, as scenarios compare it. */

export const forbidden = "403 FORBIDDEN You don't have permission to access this."

export function forbiddenCollection(collection: string): string {
  return `403 FORBIDDEN You don't have permission to access collection "${collection}" or it does not exist. Queried in root.`
}

export function forbiddenFields(collection: string, ...fields: readonly string[]): string {
  const names = fields.map((field) => `"${field}"`).join(', ')
  const [word, rest] = fields.length === 1 ? ['field', 'it does'] : ['fields', 'they do']
  return `403 FORBIDDEN You don't have permission to access ${word} ${names} in collection "${collection}" or ${rest} not exist. Queried in root.`
}

export function forbiddenUpdate(collection: string, ...fields: readonly string[]): string {
  const names = fields.map((field) => `"${field}"`).join(', ')
  return `403 FORBIDDEN You don't have permissions to perform "update" for the field(s) ${names} in collection "${collection}" or it does not exist.`
}

export function forbiddenDelete(collection: string): string {
  return `403 FORBIDDEN You don't have permission to perform "delete" for collection "${collection}" or it does not exist.`
}

export function invalidPayload(reason: string): string {
  return `400 INVALID_PAYLOAD Invalid payload. ${reason}.`
}

/** `where` is a field, or a field and the relations that lead to it: `title at author`. */
export function failedValidation(where: string, rest = ''): string {
  const [field, path] = where.split(' at ')
  const place = path === undefined ? '' : ` at "${path}"`
  return `400 FAILED_VALIDATION Validation failed for field "${field}"${place}.${rest === '' ? '' : ` ${rest}`}`
}
