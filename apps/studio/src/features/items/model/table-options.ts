import type { Options } from '../../../model/model.ts'
import type { ListColumn } from './list-columns.ts'

export type SummaryKind = 'count' | 'countDistinct' | 'sum' | 'avg' | 'min' | 'max'
export type Spacing = 'compact' | 'cozy' | 'comfortable'

/** How a table is laid out, as views store it. Others of the platform know `widths`, `align` and `spacing`. */
export interface TableOptions {
  /** Pixels, by column. */
  readonly widths: Readonly<Record<string, number>>
  readonly align: Readonly<Record<string, string>>
  readonly spacing: Spacing
  /** Columns that stay in view. */
  readonly pinned: readonly string[]
  readonly summaries: Readonly<Record<string, SummaryKind>>
  /** The field the items are grouped by. */
  readonly group: string | null
  /** The value of the group that is shown, as text; `null` for all. */
  readonly inGroup: string | null
}

const rowHeights: Readonly<Record<Spacing, number>> = { compact: 28, cozy: 36, comfortable: 48 }
const kinds: ReadonlySet<string> = new Set<SummaryKind>(['count', 'countDistinct', 'sum', 'avg', 'min', 'max'])

/** Reads the options of a table; what is not of the expected shape counts as absent. */
export function tableOptions(options: Options): TableOptions {
  const { spacing, pinned, group, inGroup } = options
  return {
    widths: entries(options['widths'], (value): value is number => typeof value === 'number'),
    align: entries(options['align'], (value): value is string => typeof value === 'string'),
    spacing: spacing === 'compact' || spacing === 'comfortable' ? spacing : 'cozy',
    pinned: Array.isArray(pinned) ? pinned.filter((id) => typeof id === 'string') : [],
    summaries: entries(options['summaries'], (value): value is SummaryKind => typeof value === 'string' && kinds.has(value)),
    group: typeof group === 'string' ? group : null,
    inGroup: typeof inGroup === 'string' ? inGroup : null,
  }
}

/** Pixels of a row. */
export function rowHeightOf({ spacing }: Pick<TableOptions, 'spacing'>): number {
  return rowHeights[spacing]
}

/** Columns in the order they stand: those that stay in view first. */
export function orderedColumns(columns: readonly ListColumn[], pinned: readonly string[]): readonly ListColumn[] {
  const isPinned = ({ id }: ListColumn): boolean => pinned.includes(id)
  return [...columns.filter(isPinned), ...columns.filter((column) => !isPinned(column))]
}

/** How the values of a column are placed, in the words of logical directions. */
export function logicalAligns(align: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const words: Readonly<Record<string, string>> = { left: 'start', center: 'center', right: 'end' }
  return Object.fromEntries(Object.entries(align).flatMap(([id, value]) => (words[value] === undefined ? [] : [[id, words[value]]])))
}

const numbers = new Set(['integer', 'bigInteger', 'decimal', 'float'])
const ordered = new Set([...numbers, 'string', 'text', 'date', 'dateTime', 'timestamp', 'time'])

/** The summaries that make sense for a column. */
export function summariesOf({ field, isOwn }: ListColumn): readonly SummaryKind[] {
  if (!isOwn || !field.hasColumn || field.type === 'json' || field.type === 'hash') return []
  const ranges: readonly SummaryKind[] = ordered.has(field.type) && field.link === null ? ['min', 'max'] : []
  const sums: readonly SummaryKind[] = numbers.has(field.type) && field.link === null && !field.isKey ? ['sum', 'avg'] : []
  return ['count', 'countDistinct', ...sums, ...ranges]
}

/** Whether items can be grouped by a column. */
export function isGroupable({ field, isOwn }: ListColumn): boolean {
  const hasFewValues = field.choices !== null || field.link !== null || ['string', 'integer', 'boolean', 'date'].includes(field.type)
  return isOwn && field.hasColumn && !field.isKey && !field.isUnique && hasFewValues
}

function entries<Value>(record: unknown, isValue: (value: unknown) => value is Value): Readonly<Record<string, Value>> {
  if (typeof record !== 'object' || record === null || Array.isArray(record)) return {}
  return Object.fromEntries(Object.entries(record).filter((entry): entry is [string, Value] => isValue(entry[1])))
}
