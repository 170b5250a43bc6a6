/** An address that may be opened from a project's settings: pages, mail and phones, never scripts; `null` for others. */
export function safeAddress(address: string): string | null {
  const trimmed = address.trim()
  if (trimmed === '') return null
  if (/^[a-z][a-z\d+.-]*:/i.test(trimmed)) return /^(https?|mailto|tel):/i.test(trimmed) ? trimmed : null
  return trimmed.startsWith('/') || trimmed.startsWith('#') || trimmed.startsWith('?') ? trimmed : `https://${trimmed}`
}
