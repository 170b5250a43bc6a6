/** The name of a user as it was read; `null` when only the key is known, or nothing. */
export function personName(person: unknown): string | null {
  if (typeof person !== 'object' || person === null) return null
  const { first_name: first, last_name: last, email } = person as Readonly<Record<string, unknown>>
  const name = [first, last].filter((part) => typeof part === 'string' && part !== '').join(' ')
  if (name !== '') return name
  return typeof email === 'string' && email !== '' ? email : null
}

/** The key of a user, read with or without what names it. */
export function personId(person: unknown): string | null {
  if (typeof person === 'string') return person
  if (typeof person !== 'object' || person === null || !('id' in person)) return null
  return typeof person.id === 'string' ? person.id : null
}
