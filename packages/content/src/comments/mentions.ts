/** Users a comment mentions: `@` and their key. Each once, in order. */
export function mentionedUsers(comment: string): readonly string[] {
  const mentions = comment.matchAll(/@([0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})/gi)
  return [...new Set([...mentions].map(([, user = '']) => user.toLowerCase()))]
}

/** A comment as a quotation, mentions replaced by what `nameOf` says of them. */
export function quoteComment(comment: string, nameOf: (user: string) => string): string {
  const named = comment.replaceAll(/@([0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})/gi, (_mention, user: string) =>
    nameOf(user.toLowerCase()),
  )
  return named
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n')
}

/** How a user is called: by both names, the first one, the address. */
export function displayName(user: Readonly<Record<string, unknown>> | undefined): string {
  const { first_name: first, last_name: last, email } = user ?? {}
  if (isText(first) && isText(last)) return `${first} ${last}`
  if (isText(first)) return first
  return isText(email) ? email : unknownUser
}

/** Stands for a user whom the reader may not see. */
export const unknownUser = 'Unknown User'

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

/** Text within HTML. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
