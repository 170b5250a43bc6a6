import type { Item } from '../../../model/item-key.ts'
import { renderTemplate, type Template } from '../../../model/template.ts'

/** What a row is called: by the template, or else by its first value. */
export function nameOfRow(template: Template, row: Item): string {
  const first = Object.values(row).find((value) => typeof value === 'string' || typeof value === 'number')
  return renderTemplate(template, row) || String(first ?? '')
}
