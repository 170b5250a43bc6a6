import { describe, expect, it } from 'vitest'
import { parseItem } from './parse-item.ts'

describe('parseItem', () => {
  it.each([
    '{}',
    '[]',
    'null',
    '-1.5e+3',
    '"a"',
    '{"id":1,"a":"","b":true,"c":false,"d":null,"e":[1,[],{}],"f":{"g":{"h":"x"}}}',
    ' { "a" : 1 ,\n"b"\t: [ 1 , "x" ] } ',
    '{"a\\"b":"\\\\","c":"\\\\\\"","d":"\\n\\u66f8\\ud83d\\ude00 書","e":"x\\\\"}',
    '{"b":1,"2":2,"1":1,"b":3}',
  ])('reads %s as JSON.parse does', (text) => {
    const [own, known] = [parseItem(text), JSON.parse(text) as unknown]
    expect(own).toEqual(known)
    expect(JSON.stringify(own)).toBe(JSON.stringify(known))
  })

  it('reads whatever can be written', () => {
    const signs = ['"', '\\', '\n', 'ü', '\u2028', '😀', '{', ']', ':', ',', ' ', 'x']
    // A fixed walk through combinations of signs: the same ones each time.
    for (let seed = 1; seed < 500; seed += 1) {
      let state = seed
      const next = (most: number): number => {
        state = (state * 48_271) % 2_147_483_647
        return state % most
      }
      const text = (): string => Array.from({ length: next(9) }, () => signs[next(signs.length)]).join('')
      const value = (depth: number): unknown => {
        const kind = next(depth > 3 ? 4 : 6)
        if (kind === 5) return Object.fromEntries(Array.from({ length: next(4) }, () => [text(), value(depth + 1)]))
        if (kind === 4) return Array.from({ length: next(4) }, () => value(depth + 1))
        return [text(), next(1000) / 8, next(2) === 0, null][kind]
      }
      const whole = value(0)
      for (const layout of ['', '\t']) expect(parseItem(JSON.stringify(whole, null, layout))).toEqual(whole)
    }
  })

  it('changes no prototype', () => {
    const item = parseItem('{"__proto__":{"isAdmin":true}}') as Record<string, unknown>
    expect(item['isAdmin']).toBeUndefined()
    expect(Object.keys(item)).toEqual(['__proto__'])
  })

  it.each(['', '{', '{"a"', '{"a":', '{"a":1', '[1', '[', '"a', '"\\"', '{a:1}', 'nul', '{"a" 1}'])('refuses %s', (text) => {
    expect(() => parseItem(text)).toThrow(SyntaxError)
  })
})
