import type { PublisherRow, PublisherRows } from './publisher-rows.ts'
import { publisherRelations, publisherTables } from './publisher-tables.ts'

/**
 * What is different between two states of the publisher, by table and key: `null` for a row that is gone, the changed columns
 * of one that stayed, the columns with a value of a new one. New rows are called `+` and their title (without one their
 * place among the new; the second of a title `+title 2`), wherever their key stands, since counters go their own way.
 */
export type PublisherChanges = Readonly<Record<string, Readonly<Record<string, PublisherRow | null>>>>

/** Calls keys of new rows by their labels. */
export type KeyNames = (table: string, key: string | number) => string | number

export function labelChanges(before: PublisherRows, after: PublisherRows): PublisherChanges {
  const nameOf = keyNames(before, after)
  const changes = publisherTables.map(({ name }) => {
    const was = byKey(name, before[name] ?? [])
    const is = byKey(name, after[name] ?? [])
    const gone = [...was.keys()].filter((key) => !is.has(key)).map((key) => [key, null] as const)
    const here = [...is].map(([key, row]) => [nameOf(name, key), changedColumns(named(name, row, nameOf), was.get(key))] as const)
    return [name, Object.fromEntries([...gone, ...here.filter(([, change]) => change !== null)])] as const
  })
  return Object.fromEntries(changes.filter(([, rows]) => Object.keys(rows).length > 0))
}

/** How keys are called after a write. */
export function keyNames(before: PublisherRows, after: PublisherRows): KeyNames {
  const labels = new Map<string, string>()
  for (const { name } of publisherTables) {
    const was = byKey(name, before[name] ?? [])
    const fresh = [...byKey(name, after[name] ?? [])].filter(([key]) => !was.has(key))
    const titles = fresh.map(([, row], index) => row['title'] ?? index + 1)
    fresh.forEach(([key], index) => {
      const earlier = titles.slice(0, index).filter((title) => title === titles[index]).length
      labels.set(`${name} ${key}`, `+${titles[index]}${earlier === 0 ? '' : ` ${earlier + 1}`}`)
    })
  }
  return (table, key) => labels.get(`${table} ${key}`) ?? key
}

/** A key as addresses and activity write it. */
export function keyOf(table: string, row: PublisherRow): string {
  const columns = publisherTables.find(({ name }) => name === table)?.primaryKey ?? []
  return columns.length === 1 ? String(row[columns[0] ?? '']) : columns.map((column) => encodeURIComponent(String(row[column]))).join(',')
}

function byKey(table: string, rows: readonly PublisherRow[]): ReadonlyMap<string, PublisherRow> {
  return new Map(rows.map((row) => [keyOf(table, row), row]))
}

/** A row with labels for keys of new rows; its own counter, which says nothing, left out. */
function named(table: string, { id: _id, ...row }: PublisherRow, nameOf: KeyNames): PublisherRow {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => {
      const target = targetOf(table, column, row)
      return [column, value === null || target === null ? value : nameOf(target, value)]
    }),
  )
}

function targetOf(table: string, column: string, row: PublisherRow): string | null {
  const relation = publisherRelations.find(({ many, field }) => many === table && field === column)
  if (relation === undefined) return null
  return relation.one ?? String(row[String(relation.parts?.['one_collection_field'])])
}

function changedColumns(is: PublisherRow, was: PublisherRow | undefined): PublisherRow | null {
  if (was === undefined) return Object.fromEntries(Object.entries(is).filter(([, value]) => value !== null))
  const changed = Object.entries(is).filter(([column, value]) => value !== was[column])
  return changed.length === 0 ? null : Object.fromEntries(changed)
}
