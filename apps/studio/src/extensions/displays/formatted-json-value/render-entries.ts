import { renderTemplate, type Template } from '../../../model/template.ts'

/** Each entry of a structure by a template; what has none of its fields as JSON. */
export function renderEntries(value: unknown, template: Template): readonly string[] {
  const entries: readonly unknown[] = Array.isArray(value) ? value : [value]
  return entries.map((entry) => {
    if (typeof entry !== 'object' || entry === null) return String(entry)
    return renderTemplate(template, { ...entry }) || JSON.stringify(entry)
  })
}
