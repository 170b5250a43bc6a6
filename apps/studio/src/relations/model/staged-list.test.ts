import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Item, itemKey } from '../../model/item-key.ts'
import { sampleField } from '../../model/model-fixtures.ts'
import { listRows, moveRow } from './list-rows.ts'
import {
  addNew,
  changeNew,
  changeRow,
  changesOf,
  dropNew,
  hasChanges,
  linkRows,
  noChanges,
  readStaged,
  removedKeys,
  removeRow,
  restoreRows,
  type StagedList,
} from './staged-list.ts'

const books = { keyFields: ['id'], fields: [sampleField('id', { type: 'integer', isKey: true }), sampleField('title')] }
const lines = { keyFields: ['order', 'line'], fields: [sampleField('order'), sampleField('line')] }
const stored: readonly Item[] = [1, 2, 3, 4].map((id) => ({ id, title: `Book ${id}`, sort: id }))

const step = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), title: fc.string() }),
  fc.record({ kind: fc.constant('change' as const), id: fc.integer({ min: 1, max: 4 }), title: fc.string() }),
  fc.record({ kind: fc.constant('reset' as const), id: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ kind: fc.constant('remove' as const), id: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ kind: fc.constant('restore' as const), id: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ kind: fc.constant('link' as const), id: fc.integer({ min: 10, max: 12 }) }),
  fc.record({ kind: fc.constant('unlink' as const), id: fc.integer({ min: 10, max: 12 }) }),
  fc.record({ kind: fc.constant('drop' as const), index: fc.nat(3) }),
)

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

function apply(list: StagedList, one: Step): StagedList {
  if (one.kind === 'add') return addNew(list, { title: one.title })
  if (one.kind === 'drop') return dropNew(list, one.index)
  const row = { id: one.id }
  if (one.kind === 'change')
    return removedKeys(list, books).has(String(one.id)) ? list : changeRow(list, books, row, { changes: { title: one.title } })
  if (one.kind === 'reset') return changeRow(list, books, row, { changes: {} })
  if (one.kind === 'remove') return removeRow(list, books, row)
  if (one.kind === 'restore') return restoreRows(list, books, new Set([String(one.id)]))
  return one.kind === 'link' ? linkRows(list, books, [row]) : removeRow(list, books, row, true)
}

function rowsOf(list: StagedList) {
  const linked = list.update.filter((entry) => Number(entry['id']) >= 10)
  return listRows({ collection: books, list, stored, linked, sortField: null })
}

describe('a list of changes', () => {
  it('names a row at most once, whatever is done', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const list = steps.reduce(apply, noChanges)
        const keys = [...list.update.map((entry) => itemKey(books, entry)), ...list.delete.map(String)]
        expect(new Set(keys).size).toBe(keys.length)
      }),
    )
  })

  it('shows every stored row, every linked one and every new one', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const list = steps.reduce(apply, noChanges)
        const rows = rowsOf(list)
        const linked = list.update.filter((entry) => Number(entry['id']) >= 10).length
        expect(rows).toHaveLength(stored.length + linked + list.create.length)
        expect(rows.filter(({ state }) => state === 'removed')).toHaveLength(list.delete.length)
        expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
      }),
    )
  })

  it('is empty again once everything is taken back', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let list = steps.reduce(apply, noChanges)
        list = restoreRows(list, books, removedKeys(list, books))
        for (const id of [1, 2, 3, 4]) list = changeRow(list, books, { id }, { changes: {} })
        for (const id of [10, 11, 12]) list = removeRow(list, books, { id }, true)
        while (list.create.length > 0) list = dropNew(list, 0)
        expect(hasChanges(list)).toBe(false)
      }),
    )
  })

  it('puts rows in the order they were moved to, and stages only what differs', () => {
    fc.assert(
      fc.property(fc.nat(3), fc.nat(3), (from, to) => {
        const show = (list: StagedList) => listRows({ collection: books, list, stored, linked: [], sortField: 'sort' })
        const before = show(noChanges)
        const moved = moveRow(noChanges, before, {
          collection: books,
          sortField: 'sort',
          from: before[from]?.id ?? '',
          to: before[to]?.id ?? '',
        })
        const expected = before.map(({ id }) => id)
        expected.splice(to, 0, ...expected.splice(from, 1))
        expect(show(moved).map(({ id }) => id)).toEqual(expected)
        expect(moved.update.length).toBe(from === to ? 0 : Math.abs(from - to) + 1)
      }),
    )
  })

  it('keeps the keys of composite rows in their URL form', () => {
    const list = removeRow(noChanges, lines, { order: 7, line: 'a,b' })
    expect(list.delete).toEqual(['7,a%2Cb'])
    expect(removedKeys(list, lines)).toEqual(new Set(['7,a%2Cb']))
    expect(changeRow(noChanges, lines, { order: 7, line: 1 }, { changes: { note: 'x' } }).update).toEqual([
      { note: 'x', order: 7, line: 1 },
    ])
  })

  it('changes new rows in place and tells what is changed', () => {
    const list = changeNew(addNew(noChanges, { title: 'A' }, { title: 'B' }), 1, { title: 'C' })
    expect(list.create).toEqual([{ title: 'A' }, { title: 'C' }])
    expect(changesOf(changeRow(list, books, { id: 1 }, { changes: { title: 'D' } }), books, '1')).toEqual({ title: 'D' })
  })

  it('takes a list of keys or items as unchanged', () => {
    expect(readStaged([1, 2])).toBe(noChanges)
    expect(readStaged(null)).toBe(noChanges)
    expect(readStaged({ create: [{ title: 'A' }] })).toEqual({ create: [{ title: 'A' }], update: [], delete: [] })
  })
})
