import type { PresetRow } from '@recto/sdk'
import { describe, expect, it } from 'vitest'
import { isChanged, presetOfView, searchOfView, usualView, viewOfPreset, viewOfSearch } from './list-view.ts'

const preset: PresetRow = {
  id: 7,
  bookmark: 'Sold',
  user: null,
  role: null,
  collection: 'books',
  search: 'ada',
  layout: null,
  layout_query: { tabular: { fields: ['title', 'author.name'], sort: ['-price'], page: 2 }, cards: { sort: ['title'] } },
  layout_options: { tabular: { widths: { title: 200 }, spacing: 'compact' } },
  filter: { _and: [{ status: { _eq: 'sold' } }] },
  refresh_interval: null,
  icon: 'bookmark',
  color: null,
}

describe('views', () => {
  it('open as they were stored', () => {
    expect(viewOfPreset(preset)).toEqual({
      layout: 'tabular',
      search: 'ada',
      filter: { _and: [{ status: { _eq: 'sold' } }] },
      sort: ['-price'],
      columns: ['title', 'author.name'],
      options: { widths: { title: 200 }, spacing: 'compact' },
    })
    expect(viewOfPreset({ ...preset, layout_query: { fields: ['old'] }, filter: {} })).toMatchObject({
      columns: undefined,
      filter: undefined,
    })
  })

  it('keep what each layout stored', () => {
    expect(viewOfSearch(preset, { layout: 'cards' })).toMatchObject({ layout: 'cards', sort: ['title'], columns: undefined, options: {} })
    const stored = presetOfView(
      { ...viewOfPreset(preset), layout: 'cards', sort: ['-title'], columns: undefined, options: { size: 3 } },
      preset,
    )
    expect(stored.layout_query).toEqual({ tabular: preset.layout_query?.['tabular'], cards: { sort: ['-title'] } })
    expect(stored.layout_options).toEqual({ tabular: preset.layout_options?.['tabular'], cards: { size: 3 } })
  })

  it('are what the address says over what is stored, and emptied parts are empty', () => {
    const view = viewOfSearch(preset, { sort: '', filter: {}, search: '', options: { spacing: null, group: 'status' } })
    expect(view).toMatchObject({ sort: [], filter: undefined, search: undefined, options: { widths: { title: 200 }, group: 'status' } })
    expect(searchOfView(preset, view)).toEqual({ sort: '', filter: {}, search: '', options: { spacing: null, group: 'status' } })
  })

  it('are unchanged when the address says nothing', () => {
    expect(searchOfView(preset, viewOfPreset(preset))).toEqual({})
    expect(searchOfView(null, usualView)).toEqual({})
    expect(isChanged({ bookmark: 7, archived: true, peek: '4' })).toBe(false)
    expect(isChanged({ sort: '' })).toBe(true)
  })
})
