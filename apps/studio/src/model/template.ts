/** How an item is named: words and field paths in turn, parsed from `{{ first_name }} {{ last_name }}`. */
export type Template = readonly TemplatePart[]

export type TemplatePart = { readonly text: string } | { readonly path: readonly string[] }

/** Reads a stored template; unknown braces stay as words. */
export function parseTemplate(source: string): Template {
  return source
    .split(/(\{\{.*?\}\})/)
    .filter((piece) => piece !== '')
    .map((piece) => (/^\{\{.*\}\}$/.test(piece) ? { path: piece.slice(2, -2).trim().split('.') } : { text: piece }))
}

/** The field paths a template needs, dotted, as `fields` takes them. */
export function templateFields(template: Template): readonly string[] {
  return template.flatMap((part) => ('path' in part ? [part.path.join('.')] : []))
}

/** Fills a template with an item's values. Empty when every field of it is empty. */
export function renderTemplate(template: Template, item: Readonly<Record<string, unknown>>): string {
  const values = template.map((part) => ('path' in part ? textAt(item, part.path) : null))
  if (values.every((value) => value === null || value === '')) return ''
  const words = template.map((part, index) => ('path' in part ? (values[index] ?? '') : part.text))
  return words.join('').replace(/\s+/g, ' ').trim()
}

function textAt(item: unknown, path: readonly string[]): string {
  const value = path.reduce<unknown>((inner, name) => (isRecord(inner) ? inner[name] : undefined), item)
  if (value === null || value === undefined) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
