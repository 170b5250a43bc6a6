import { type Item, plainValue } from '../../../model/item-key.ts'
import type { Model, ModelField } from '../../../model/model.ts'
import { renderTemplate } from '../../../model/template.ts'
import type { ListColumn } from './list-columns.ts'

const letterWidth = 7.2
const padding = 28
const badgePadding = 14
const headerButtons = 44
const most = 340
const mostForKeys = 140
const sampleSize = 50

export interface FitFacts {
  readonly model: Model
  /** What the display wants when nothing is known. */
  readonly usual: number
  readonly items: readonly Item[]
}

/**
 * A column's width in pixels for the values it holds: wide enough for nearly all of them, and for its own name. Displays whose form does not
 * follow the text keep their usual width.
 */
export function fitColumn({ model, usual, items }: FitFacts, column: ListColumn): number {
  const { field } = column
  const title = column.title.length * letterWidth + padding + headerButtons
  if (!followsText(field) || items.length === 0) return Math.max(usual, Math.min(most, title))
  const lengths = items
    .slice(0, sampleSize)
    .map((item) => textLength(model, field, column.valueOf(item)))
    .toSorted((a, b) => a - b)
  const limit = field.isKey ? mostForKeys : most
  const usualLength = lengths[Math.floor(lengths.length * 0.95)] ?? 0
  return Math.round(Math.min(limit, Math.max(title, usualLength * letterWidth + padding + (field.choices === null ? 0 : badgePadding), 72)))
}

function followsText(field: ModelField): boolean {
  return field.link !== null || ['string', 'text', 'integer', 'bigInteger', 'decimal', 'float', 'unknown'].includes(field.type)
}

function textLength(model: Model, field: ModelField, value: unknown): number {
  if (value === null || value === undefined) return 1
  const related = model.collections.get(field.link?.collection ?? '')
  if (related !== undefined && typeof value === 'object')
    return renderTemplate(related.template, value as Item).length || String(plainValue(value, field)).length
  return String(value).length
}
