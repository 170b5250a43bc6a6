/** What a list knows of a user. */
export interface UserFacts {
  /** First and last name, else the email, else the key. */
  readonly name: string
  readonly email: string | null
  readonly initials: string
  /** The picture, or its key. */
  readonly avatar: unknown
}

/** A user as a field holds it: what may be read of the user, or the key alone. */
export function readUserValue(value: unknown): UserFacts {
  if (typeof value !== 'object' || value === null) return { name: String(value), email: null, initials: '?', avatar: null }
  const user: Readonly<Record<string, unknown>> = { ...value }
  const email = textOf(user['email'])
  const names = [textOf(user['first_name']), textOf(user['last_name'])].filter((name) => name !== null)
  const name = names.join(' ') || email || textOf(user['id']) || ''
  const letters = names.length > 0 ? names : [name]
  return { name, email, initials: letters.map((word) => [...word][0]?.toUpperCase() ?? '').join('') || '?', avatar: user['avatar'] ?? null }
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}
