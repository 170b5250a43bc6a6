/** Someone who can be mentioned. */
export interface Mentioned {
  readonly id: string
  readonly name: string
}

export type CommentPart = { readonly text: string } | { readonly userId: string }

const mention = /@([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/gi

/** A stored comment as words and people. */
export function commentParts(comment: string): readonly CommentPart[] {
  return comment
    .split(mention)
    .map((piece, index) => (index % 2 === 1 ? { userId: piece.toLowerCase() } : { text: piece }))
    .filter((part) => 'userId' in part || part.text !== '')
}

/** The keys of everyone mentioned. */
export function mentionedIds(comments: readonly string[]): readonly string[] {
  const ids = comments.flatMap((comment) => [...comment.matchAll(mention)].map(([, id]) => (id ?? '').toLowerCase()))
  return [...new Set(ids)].sort()
}

/** What is typed after an `@` before the cursor; `null` when no name is being typed. */
export function typedMention(text: string, cursor: number): string | null {
  const [, typed] = /(?:^|\s)@([^\s@]*(?: [^\s@]*)?)$/.exec(text.slice(0, cursor)) ?? []
  return typed ?? null
}

/** Names become the keys that are stored; longer names first, as one may begin another. */
export function storedComment(text: string, people: readonly Mentioned[]): string {
  const ordered = people.toSorted((a, b) => b.name.length - a.name.length)
  return ordered.reduce((result, { id, name }) => result.replaceAll(`@${name}`, `@${id}`), text)
}

/** Keys become names again, for editing. */
export function editedComment(comment: string, people: readonly Mentioned[]): string {
  return people.reduce((result, { id, name }) => result.replaceAll(`@${id}`, `@${name}`), comment)
}
