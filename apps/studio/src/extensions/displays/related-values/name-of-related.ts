import { renderTemplate, type Template } from '../../../model/template.ts'

/** What an item is called by a template, or else by the plain values that are known of it. */
export function nameOfRelated(template: Template, item: unknown): string {
  if (typeof item !== 'object' || item === null) return String(item)
  return renderTemplate(template, { ...item }) || plainValues(item).join(' · ')
}

function plainValues(item: object): readonly string[] {
  return Object.values(item).flatMap((value) => {
    if (value === null || value === undefined) return []
    return typeof value === 'object' ? plainValues(value) : [String(value)]
  })
}
