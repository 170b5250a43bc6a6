import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** The key that signs tokens, and warnings about it for the operator. */
export interface Secret {
  readonly value: string
  readonly warnings: readonly string[]
}

/**
 * The configured secret, else the one kept in `file`, made at the first start. A secret made anew at each start would
 * end every session with it, so that is the last resort, for a folder nothing can be written to.
 */
export function resolveSecret(configured: string | null, file: string | null): Secret {
  if (configured !== null) {
    const isShort = Buffer.byteLength(configured) < 32
    return { value: configured, warnings: isShort ? ['"SECRET" is shorter than 32 bytes; tokens signed with it are easy to forge.'] : [] }
  }
  const kept = file === null ? null : keepSecret(file)
  if (kept !== null) return { value: kept, warnings: [] }
  return { value: randomSecret(), warnings: ['"SECRET" is not set and can\'t be stored: everyone is logged out when this process ends.'] }
}

function keepSecret(file: string): string | null {
  try {
    mkdirSync(dirname(file), { recursive: true })
    // `wx` lets exactly one of several processes starting together write; all of them then read the same text.
    writeFileSync(file, randomSecret(), { flag: 'wx', mode: 0o600 })
  } catch {
    // Already there, or not writable: reading tells which.
  }
  try {
    return readFileSync(file, 'utf8').trim() || null
  } catch {
    return null
  }
}

function randomSecret(): string {
  return randomBytes(32).toString('base64url')
}
