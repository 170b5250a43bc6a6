import { createHmac, timingSafeEqual } from 'node:crypto'

const periodSeconds = 30
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** The time-based one-time password of a secret (RFC 6238: SHA-1, 30 seconds, six digits). */
export function totp(secret: string, now: Date): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(now.getTime() / 1000 / periodSeconds)))
  const digest = createHmac('sha1', decodeBase32(secret)).update(counter).digest()
  const offset = (digest.at(-1) ?? 0) & 0x0f
  return String((digest.readUInt32BE(offset) & 0x7fff_ffff) % 1_000_000).padStart(6, '0')
}

/** Whether a code is that of the current period. */
export function isTotp(secret: string, code: string, now: Date): boolean {
  const expected = Buffer.from(totp(secret, now))
  const given = Buffer.from(code)
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/** RFC 4648, padding optional. */
function decodeBase32(text: string): Buffer {
  const bytes: number[] = []
  let bits = 0
  let value = 0
  for (const letter of text.toUpperCase().replace(/=+$/, '')) {
    value = ((value << 5) | Math.max(alphabet.indexOf(letter), 0)) & 0xffff
    bits += 5
    if (bits < 8) continue
    bits -= 8
    bytes.push((value >> bits) & 0xff)
  }
  return Buffer.from(bytes)
}
