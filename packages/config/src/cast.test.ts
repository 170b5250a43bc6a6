import { describe, expect, it } from 'vitest'
import { castValue } from './cast.ts'

describe('castValue', () => {
  it.each([
    ['true', true],
    ['false', false],
    ['TRUE', 'TRUE'],
    ['12', 12],
    ['-3', -3],
    ['1e3', 1000],
    ['0123', '0123'],
    ['0', 0],
    ['0.5', 0.5],
    ['12345678901234567890', 12345678901234567000],
    ['a,b', ['a', 'b']],
    ['1,true,x', [1, true, 'x']],
    ['1, 2', [1, 2]],
    ['{"a":1}', { a: 1 }],
    ['{"a":1,"b":[2,3]}', { a: 1, b: [2, 3] }],
    ['plain', 'plain'],
    ['', ''],
    [' ', ' '],
    ['string:1', '1'],
    ['string:a,b', 'a,b'],
    ['number:0123', 123],
    ['boolean:1', true],
    ['boolean:yes', false],
    ['array:string:1,2', ['1', 2]],
    ['array:a,,b', ['a', 'b']],
    ['json:{"a":1}', { a: 1 }],
    ['json:{oops', '{oops'],
    ['regex:^a+$', /^a+$/],
  ])('%s', (text, value) => {
    expect(castValue(text)).toEqual(value)
  })

  it('follows a fixed type where there is no prefix', () => {
    expect(castValue('12', 'string')).toBe('12')
    expect(castValue('number:12', 'string')).toBe(12)
    expect(castValue('a', 'array')).toEqual(['a'])
  })
})
