import { describe, expect, it } from 'vitest'
import { sampleField } from '../../../model/model-fixtures.ts'
import { lanesOf, valueOfLane } from './lanes.ts'

describe('lanes of a board', () => {
  const status = sampleField('status')
  const known = [
    { value: 'open', label: 'Open' },
    { value: 'sold', label: 'Sold' },
  ]

  it('keep the order of the choices, and show what no choice allows', () => {
    const lanes = lanesOf(status, [{ status: 'sold' }, { status: 'lost' }, { status: null }], known, { none: 'None', isNoneShown: false })
    expect(lanes.map(({ id, items }) => [id, items.length])).toEqual([
      ['', 1],
      ['open', 0],
      ['sold', 1],
      ['lost', 1],
    ])
  })

  it('know linked items by their keys', () => {
    const author = sampleField('author', { type: 'integer', link: { collection: 'authors', field: 'id' } })
    const lanes = lanesOf(author, [{ author: { id: 7, name: 'Ada' } }], [{ value: '7', label: 'Ada' }], { none: '', isNoneShown: false })
    expect(lanes.map(({ id, items }) => [id, items.length])).toEqual([['7', 1]])
    expect([valueOfLane(author, '7'), valueOfLane(author, '')]).toEqual([7, null])
  })
})
