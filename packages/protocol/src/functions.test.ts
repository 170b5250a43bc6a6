import { describe, expect, it } from 'vitest'
import { functionsOf, isAggregateFunction, isFieldFunction } from './functions.ts'

describe('functionsOf', () => {
  it('offers the parts that a type has', () => {
    expect([...functionsOf('date')]).toEqual(['year', 'month', 'week', 'day', 'weekday'])
    expect([...functionsOf('time')]).toEqual(['hour', 'minute', 'second'])
    expect(functionsOf('timestamp').size).toBe(8)
    expect([...functionsOf('json')]).toEqual(['count', 'json'])
    expect([...functionsOf('alias')]).toEqual(['count'])
    expect(functionsOf('string').size).toBe(0)
  })

  it('recognizes names, and nothing inherited', () => {
    expect(isFieldFunction('year')).toBe(true)
    expect(isFieldFunction('constructor')).toBe(false)
    expect(isAggregateFunction('countDistinct')).toBe(true)
    expect(isAggregateFunction('median')).toBe(false)
  })
})
