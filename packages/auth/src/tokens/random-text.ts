import { randomBytes, randomInt } from 'node:crypto'

/** Random text of the URL-safe alphabet, 6 bits a character. */
export function randomText(length: number): string {
  return randomBytes(Math.ceil((length * 3) / 4))
    .toString('base64url')
    .slice(0, length)
}

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** Random text of the Base32 alphabet (RFC 4648), 5 bits a character. */
export function randomBase32(length: number): string {
  return Array.from({ length }, () => base32[randomInt(base32.length)]).join('')
}
