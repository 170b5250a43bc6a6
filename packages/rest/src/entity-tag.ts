import { hash } from 'node:crypto'
import xxhash from 'xxhash-wasm'

/** What it hashes is copied into its memory, which never shrinks; longer bodies are left to Node. */
const quickLengthMax = 1 << 18
const { h64ToString } = await xxhash()

/** A weak tag over a body: equal bodies, equal tags. It need not withstand anyone: who can write a body knows it. */
export function weakEntityTag(body: string): string {
  return `W/"${body.length.toString(16)}-${body.length > quickLengthMax ? hash('sha1', body, 'base64url') : h64ToString(body)}"`
}

/** Whether an `If-None-Match` header names the tag, comparing weakly (RFC 9110 §13.1.2). */
export function matchesEntityTag(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false
  const bare = (text: string): string => text.trim().replace(/^W\//, '')
  return header.trim() === '*' || header.split(',').some((candidate) => bare(candidate) === bare(tag))
}
