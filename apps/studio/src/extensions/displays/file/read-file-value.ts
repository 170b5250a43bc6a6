/** What a list knows of a file. */
export interface FileFacts {
  readonly id: string
  readonly type: string | null
  readonly title: string | null
  readonly changed: string | null
}

/** A file as a field holds it: the file, or its key alone. */
export function readFileValue(value: unknown): FileFacts {
  if (typeof value !== 'object' || value === null) return { id: String(value), type: null, title: null, changed: null }
  const file: Readonly<Record<string, unknown>> = { ...value }
  return {
    id: String(file['id'] ?? ''),
    type: textOf(file['type']),
    title: textOf(file['title']) ?? textOf(file['filename_download']),
    changed: textOf(file['modified_on']),
  }
}

/** The last part of a type, in capitals: `application/pdf` → PDF. */
export function shortType(type: string | null): string {
  const part = type
    ?.split('/')
    .at(-1)
    ?.split(/[.+;-]/)
    .at(-1)
  return part === undefined || part.length > 5 ? '' : part.toUpperCase()
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
