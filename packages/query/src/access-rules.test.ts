import { describe, expect, it } from 'vitest'
import type { AccessRule } from './access.ts'
import { maskingRules, relevantRules, rulesOf } from './access-rules.ts'
import { everything } from './parse/filter.ts'

const all: AccessRule = { filter: null, fields: new Set(['id']) }
const some: AccessRule = { filter: everything, fields: new Set(['id', 'title']) }
const other: AccessRule = { filter: everything, fields: new Set(['pages']) }

describe('relevantRules', () => {
  it('are those with a selected field', () => {
    expect(relevantRules([some, other], new Set(['title']))).toEqual([some])
    expect(relevantRules([some, other], new Set(['title', 'pages']))).toEqual([some, other])
    expect(relevantRules([some, other], new Set())).toEqual([some, other])
  })
})

describe('maskingRules', () => {
  it('are none where the field is certain', () => {
    expect(maskingRules([all, some], 'id', [all, some])).toBeNull()
    expect(maskingRules([some, other], 'title', [some])).toBeNull()
  })
  it('are those that grant the field', () => {
    expect(maskingRules([some, other], 'title', [some, other])).toEqual([some])
    expect(maskingRules([some], 'nope', [some])).toEqual([])
  })
})

describe('rulesOf', () => {
  it('is null for what may not be read', () => {
    const access = { fingerprint: '', isUnrestricted: false, collections: new Map([['empty', { rules: [] }]]) }
    expect([rulesOf(access, 'empty'), rulesOf(access, 'unknown')]).toEqual([null, null])
    expect(rulesOf({ ...access, isUnrestricted: true }, 'unknown')).toHaveLength(1)
  })
})
