import { createHmac, timingSafeEqual } from 'node:crypto'
import { forbidden, invalidPayload } from '@recto/errors'
import type { Context } from '@recto/pipeline'
import { isJsonObject } from '@recto/protocol'
import { findAsset } from '../assets/asset-facts.ts'
import type { Files } from '../files.ts'

/** Seconds that an address may be good for. */
const secondsMax = 7 * 24 * 60 * 60

/** An address that allows anyone who has it to read a file. */
export interface SignedAddress {
  /** Path and parameters; further parameters of assets may be added. */
  readonly path: string
  /** ISO 8601. */
  readonly expires: string
}

/**
 * Signs an address of a file that the caller may read. `expires_in`: seconds, an hour unless given, a week at most.
 * @throws {RectoError} FORBIDDEN when the caller may not read the file; INVALID_PAYLOAD
 */
export async function signAddress(key: string, body: unknown, context: Context, files: Files): Promise<SignedAddress> {
  const seconds = isJsonObject(body) ? (body['expires_in'] ?? 3600) : 3600
  if (typeof seconds !== 'number' || !Number.isInteger(seconds) || seconds < 1 || seconds > secondsMax)
    throw invalidPayload(`"expires_in" must be an integer from 1 to ${secondsMax}`)
  const { id } = await findAsset(key, context, files)
  const expires = Math.floor(files.platform.now().getTime() / 1000) + seconds
  return {
    path: `/assets/${id}?expires=${expires}&signature=${signatureOf(id, expires, files)}`,
    expires: new Date(expires * 1000).toISOString(),
  }
}

/** Whether a signature is good for a file, now. @throws {RectoError} FORBIDDEN when it is not */
export function assertSignature(
  key: string,
  { expires, signature }: { readonly expires: unknown; readonly signature: unknown },
  files: Files,
): void {
  const until = Number(expires)
  const given = Buffer.from(String(signature))
  const right = Buffer.from(signatureOf(key, until, files))
  const isRight = given.length === right.length && timingSafeEqual(given, right)
  if (!isRight || !(until * 1000 > files.platform.now().getTime())) throw forbidden()
}

function signatureOf(key: string, expires: number, { secret }: Files): string {
  return createHmac('sha256', secret).update(`recto asset\n${key}\n${expires}`).digest('base64url')
}
