import { hash } from 'node:crypto'
import xxhash from 'xxhash-wasm'

/** xxhash copies its input into WebAssembly memory, which never shrinks, so longer bodies are hashed by Node. */
const quickLengthMax = 1 << 18
const { h64ToString } = await xxhash()

/** A weak entity tag of a body: equal bodies have equal tags. The hash is quick, not cryptographic. */
export function weakEntityTag(body: string): string {
  return `W/"${body.length.toString(16)}-${body.length > quickLengthMax ? hash('sha1', body, 'base64url') : h64ToString(body)}"`
}

/** Whether an `If-None-Match` header names the tag, by weak comparison (RFC 9110 §13.1.2). */
export function matchesEntityTag(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false
  const opaque = (text: string): string => text.trim().replace(/^W\//, '')
  return header.trim() === '*' || header.split(',').some((candidate) => opaque(candidate) === opaque(tag))
}
