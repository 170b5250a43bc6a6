import { createHmac } from 'node:crypto'

/** RFC 6238, written once more, so that the two prove each other. */
export function totpOf(secret: string, now = new Date()): string {
  const bits = [...secret].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeUInt32BE(Math.floor(now.getTime() / 30_000), 4)
  const digest = createHmac('sha1', key).update(counter).digest()
  const at = (digest[19] ?? 0) & 15
  return String((digest.readUInt32BE(at) % 2 ** 31) % 1_000_000).padStart(6, '0')
}
