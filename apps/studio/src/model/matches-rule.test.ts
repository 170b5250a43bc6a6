import { describe, expect, it } from 'vitest'
import { dynamicValue, type RuleContext } from './dynamic-value.ts'
import { matchesRule, matchesValue } from './matches-rule.ts'

const context: RuleContext = { userId: 'u1', roleId: 'r1', now: new Date('2026-03-31T12:00:00Z') }

describe('matchesValue', () => {
  it.each<[string, unknown, unknown, boolean]>([
    ['_eq', 'a', 'a', true],
    ['_eq', 5, '5', true],
    ['_eq', null, '', false],
    ['_eq', false, 'false', true],
    ['_neq', null, 'a', true],
    ['_lt', 3, 10, true],
    ['_lt', '3', '10', true],
    ['_lte', null, 3, false],
    ['_gt', '2026-04-01', '$NOW', true],
    ['_gte', '2026-03-31T12:00:00', '2026-03-31T12:00:00Z', true],
    ['_in', 'b', ['a', 'b'], true],
    ['_in', 'b', 'a, b', true],
    ['_nin', 'c', ['a', 'b'], true],
    ['_between', 5, [1, 5], true],
    ['_nbetween', 6, [1, 5], true],
    ['_null', undefined, true, true],
    ['_null', undefined, false, false],
    ['_nnull', 0, true, true],
    ['_empty', '', true, true],
    ['_empty', [], true, true],
    ['_nempty', 'x', true, true],
    ['_contains', 'Emma', 'mm', true],
    ['_contains', ['a', 'bc'], 'c', true],
    ['_icontains', 'Emma', 'EM', true],
    ['_ncontains', 'Emma', 'x', true],
    ['_starts_with', 'Emma', 'Em', true],
    ['_nstarts_with', 'Emma', 'Em', false],
    ['_istarts_with', 'Emma', 'em', true],
    ['_ends_with', 'Emma', 'ma', true],
    ['_niends_with', 'Emma', 'MA', false],
    ['_regex', 'a-1', '/^[a-z]-\\d$/', true],
    ['_regex', 'a1', '^[a-z]-\\d$', false],
    ['_regex', 'a1', '(', true],
    ['_eq', 'u1', '$CURRENT_USER', true],
    ['_in', 'r1', '$CURRENT_ROLES', true],
    ['_intersects', {}, {}, true],
  ])('%s of %j with %j is %s', (operator, value, operand, expected) => {
    expect(matchesValue({ [operator]: operand }, value, context)).toBe(expected)
  })
})

describe('matchesRule', () => {
  const item = { status: 'draft', born: '2026-02-10', author: { name: 'Jane' }, tags: [{ name: 'a' }, { name: 'b' }] }

  it('joins rules, nested as deep as they come', () => {
    expect(
      matchesRule({ _and: [{ status: { _eq: 'draft' } }, { _or: [{ status: { _eq: 'x' } }, { born: { _nnull: true } }] }] }, item, context),
    ).toBe(true)
    expect(matchesRule({ _or: [] }, item, context)).toBe(true)
    expect(matchesRule({ _or: [{ status: { _eq: 'x' } }] }, item, context)).toBe(false)
  })

  it('goes into relations and functions', () => {
    expect(matchesRule({ author: { name: { _eq: 'Jane' } } }, item, context)).toBe(true)
    expect(matchesRule({ tags: { _some: { name: { _eq: 'b' } } } }, item, context)).toBe(true)
    expect(matchesRule({ tags: { _none: { name: { _eq: 'b' } } } }, item, context)).toBe(false)
    expect(matchesRule({ 'month(born)': { _eq: 2 }, 'count(tags)': { _gte: 2 } }, item, context)).toBe(true)
    expect(matchesRule({ 'week(born)': { _eq: 7 } }, item, context)).toBe(true)
  })
})

describe('dynamicValue', () => {
  it('moves the present moment by the calendar', () => {
    expect(dynamicValue('$NOW(-1 day)', context)).toBe('2026-03-30T12:00:00.000Z')
    expect(dynamicValue('$NOW(+2h)', context)).toBe('2026-03-31T14:00:00.000Z')
    expect(dynamicValue('$NOW(1 year)', context)).toBe('2027-03-31T12:00:00.000Z')
    expect(dynamicValue('$NOW(-2 months)', context)).toBe('2026-01-31T12:00:00.000Z')
    expect(dynamicValue('$NOW(nonsense)', context)).toBe('2026-03-31T12:00:00.000Z')
    expect(dynamicValue('$OTHER', context)).toBe('$OTHER')
  })
})
