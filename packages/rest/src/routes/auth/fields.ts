import { isEmail } from '@recto/auth'
import { forbidden, invalidPayload } from '@recto/errors'
import { requireText } from '@recto/http'
import type { JsonObject } from '@recto/protocol'

const uuidShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Addresses one request may send invitations to. */
const invitedMax = 1000

/** A property that must be an e-mail address. @throws {RectoError} INVALID_PAYLOAD */
export function requireEmail(body: JsonObject, name: string): string {
  const value = requireText(body, name)
  if (!isEmail(value)) throw invalidPayload(`"${name}" must be a valid email`)
  return value
}

/** A property that must be an e-mail address or a list of them. Each is returned once, without regard to case. */
export function requireEmails(body: JsonObject, name: string): readonly string[] {
  const value = body[name]
  if (value === undefined || value === null) throw invalidPayload(`"${name}" is required`)
  const emails = [value].flat()
  if (emails.length === 0 || emails.length > invitedMax)
    throw invalidPayload(`"${name}" must contain between 1 and ${invitedMax} addresses`)
  const checked = emails.map((entry) => requireEmail({ [name]: entry }, name))
  return [...new Map(checked.map((entry) => [entry.toLowerCase(), entry])).values()]
}

/** A property that must be a UUID. @throws {RectoError} INVALID_PAYLOAD */
export function requireUuid(body: JsonObject, name: string): string {
  const value = requireText(body, name)
  if (!uuidShape.test(value)) throw invalidPayload(`"${name}" must be a valid GUID`)
  return value
}

/** A key of a path that must be a UUID; any other key is answered as one that does not exist. @throws {RectoError} FORBIDDEN */
export function requireUuidKey(text: string): string {
  if (!uuidShape.test(text)) throw forbidden()
  return text
}
