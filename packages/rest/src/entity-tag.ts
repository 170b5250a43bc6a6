import { hash } from 'node:crypto'

/** A weak tag over a body: equal bodies, equal tags. */
export function weakEntityTag(body: string): string {
  return `W/"${body.length.toString(16)}-${hash('sha1', body, 'base64url')}"`
}

/** Whether an `If-None-Match` header names the tag, comparing weakly (RFC 9110 §13.1.2). */
export function matchesEntityTag(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false
  const bare = (text: string): string => text.trim().replace(/^W\//, '')
  return header.trim() === '*' || header.split(',').some((candidate) => bare(candidate) === bare(tag))
}
