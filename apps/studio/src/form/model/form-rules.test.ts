import { RequestError } from '@recto/sdk'
import { describe, expect, it } from 'vitest'
import type { RuleContext } from '../../model/dynamic-value.ts'
import type { FieldSettings, ModelField } from '../../model/model.ts'
import { sampleCollection, sampleField } from '../../model/model-fixtures.ts'
import { fieldState } from './field-state.ts'
import { findProblems } from './find-problems.ts'
import { emptyHistory, redone, undone, withChange } from './form-history.ts'
import { formTree, shownTree } from './form-tree.ts'
import { savePayload } from './save-payload.ts'
import { serverProblems } from './server-problems.ts'

const context: RuleContext = { userId: 'u', roleId: null, now: new Date('2026-01-01T00:00:00Z') }

function field(name: string, settings: Partial<FieldSettings> = {}, more: Partial<Omit<ModelField, 'settings'>> = {}): ModelField {
  return sampleField(name, { isRequired: false, ...more, settings: { ...sampleField(name).settings, ...settings } })
}

function group(name: string, settings: Partial<FieldSettings> = {}): ModelField {
  return field(name, { special: ['alias', 'no-data', 'group'], ...settings }, { hasColumn: false, type: 'alias' })
}

const published = { status: { _eq: 'published' } }

describe('fieldState', () => {
  it('follows the last condition that matches, and no other', () => {
    const conditions = [
      { name: null, rule: published, hidden: true, required: true },
      { name: null, rule: published, readonly: true, options: { list: [2], deep: { b: 2 } } },
    ]
    const one = field('date', { conditions, options: { list: [1, 1], deep: { a: 1 } } })
    expect(fieldState(one, { status: 'published' }, context)).toMatchObject({
      isHidden: false,
      isRequired: false,
      isReadonly: true,
      options: { list: [2], deep: { a: 1, b: 2 } },
    })
    expect(fieldState(one, { status: 'draft' }, context)).toMatchObject({ isReadonly: false, options: { list: [1, 1] } })
  })
})

describe('formTree', () => {
  const fields = [
    group('more'),
    field('title'),
    group('inner', { group: 'more' }),
    field('slug', { group: 'inner' }),
    field('lost', { group: 'gone' }),
  ]
  const names = (nodes: ReturnType<typeof formTree>): unknown => nodes.map((node) => [node.field.name, names(node.children)])

  it('puts fields into their groups, as deep as they go', () => {
    expect(names(formTree(fields))).toEqual([
      ['more', [['inner', [['slug', []]]]]],
      ['title', []],
      ['lost', []],
    ])
  })

  it('leaves out what is hidden, and groups with nothing in them', () => {
    const hidden = fields.map((one) => (one.name === 'slug' ? { ...one, isHidden: true } : one))
    const states = new Map(hidden.map((one) => [one.name, fieldState(one, {}, context)]))
    expect(names(shownTree(formTree(hidden), states))).toEqual([
      ['title', []],
      ['lost', []],
    ])
  })

  it('ends where groups hold each other', () => {
    expect(formTree([group('a', { group: 'b' }), group('b', { group: 'a' })])).toEqual([])
  })
})

describe('findProblems', () => {
  const fields = [
    field('title', {}, { isRequired: true, maxLength: 5 }),
    field('state', { isRequired: true }, { defaultValue: 'draft' }),
    field('slug', { validation: { _and: [{ slug: { _regex: '^[a-z]+$' } }] }, validationMessage: 'Letters' }),
    field('id', {}, { isRequired: true, isAutoIncrement: true }),
  ]
  const check = (changes: object, isNew = true) => {
    const item = { ...(isNew ? { state: 'draft' } : { title: 'Old', slug: 'OLD' }), ...changes }
    const states = new Map(fields.map((one) => [one.name, fieldState(one, item, context)]))
    return findProblems({ fields, states, item, changes: { ...changes }, isNew, canEdit: () => true, context })
  }

  it('asks for what is needed; a default answers until it is taken out', () => {
    expect(check({})).toEqual({ title: { kind: 'required' } })
    expect(check({ title: 'Emma', state: null })).toEqual({ state: { kind: 'required' } })
  })

  it('looks at rules and lengths of what is changed alone', () => {
    expect(check({ title: 'Too long', slug: 'A1' }, false)).toEqual({
      title: { kind: 'tooLong', max: 5 },
      slug: { kind: 'rule', message: 'Letters' },
    })
    expect(check({}, false)).toEqual({})
  })
})

describe('a form’s history', () => {
  const collection = sampleCollection('books', '', [field('title'), field('pages')])
  const set = (history: typeof emptyHistory, name: string, value: unknown, atMs: number) =>
    withChange(history, { field: name, value, atMs }, collection, { title: 'Emma' })

  it('takes a word as one step, and goes back and forth', () => {
    const typed = set(set(set(emptyHistory, 'title', 'E', 0), 'title', 'Ev', 200), 'pages', 3, 300)
    expect(undone(typed).changes).toEqual({ title: 'Ev' })
    expect(undone(undone(typed)).changes).toEqual({})
    expect(redone(undone(typed)).changes).toEqual({ title: 'Ev', pages: 3 })
  })

  it('has no change where the stored value is back', () => {
    expect(set(set(emptyHistory, 'title', 'E', 0), 'title', 'Emma', 5000).changes).toEqual({})
    expect(set(emptyHistory, 'title', { create: [], update: [], delete: [] }, 0).changes).toEqual({})
  })
})

describe('savePayload', () => {
  it('clears what a condition hides, in a hidden group all of it', () => {
    const conditions = [{ name: null, rule: published, hidden: true, clear_hidden_value_on_save: true }]
    const fields = [group('more', { conditions }), field('slug', { group: 'more' }), field('title')]
    const item = { status: 'published', slug: 'a', title: 'b' }
    const states = new Map(fields.map((one) => [one.name, fieldState(one, item, context)]))
    expect(savePayload({ tree: formTree(fields), states, changes: { title: 'c' }, defaults: {}, stored: item })).toEqual({
      title: 'c',
      slug: null,
    })
  })
})

describe('serverProblems', () => {
  const lines = { kind: 'o2m', collection: 'lines', field: 'order', sortField: null, onRemove: 'nullify' } as const
  const orders = sampleCollection('orders', '', [field('name'), field('lines', {}, { hasColumn: false, relation: lines })])
  const refuse = (code: string, extensions: object) => new RequestError(400, [{ message: 'No', code, extensions: { ...extensions } }])

  it('puts problems at their fields, nested ones at the field that holds the relation', () => {
    expect(serverProblems(refuse('RECORD_NOT_UNIQUE', { field: 'name', collection: 'orders' }), orders, {}).fields).toEqual({
      name: { kind: 'taken' },
    })
    const nested = refuse('FAILED_VALIDATION', { field: 'sku', path: ['lines'], type: 'required' })
    expect(serverProblems(nested, orders, {}).fields).toEqual({ lines: { kind: 'nested', path: ['sku'], problem: { kind: 'required' } } })
    const far = refuse('RECORD_NOT_UNIQUE', { field: 'sku', collection: 'lines' })
    expect(serverProblems(far, orders, { lines: {} }).fields).toEqual({
      lines: { kind: 'nested', path: ['sku'], problem: { kind: 'taken' } },
    })
  })

  it('says the rest in the server’s words', () => {
    expect(serverProblems(refuse('INTERNAL_SERVER_ERROR', {}), orders, {})).toEqual({ fields: {}, others: ['No'] })
  })
})
