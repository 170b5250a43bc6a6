import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { plainYaml } from './plain-yaml.ts'
import { yamlDocument } from './yaml.ts'

describe('plainYaml', () => {
  const values = [
    ...[0, -7, 9_007_199_254_740_991, true, false, null],
    ...[
      'a',
      'Emma',
      'A note, of (some) length.',
      'x-y',
      'a/b',
      'Yes sir',
      'nothing',
      'e5x',
      'Infinity',
      'with "quotes" and more',
      "it's (50%) & so on; really?!",
      'a=b',
      'yes-no',
    ],
    ...['2020-01-01', '2020-01-01T10:00:00', '2020-01-01T10:00:00.000Z', '007', '1.50', '12'],
  ]

  it.each(values)('writes %j as the library does', (value) => {
    const text = plainYaml({ id: 1, value })
    expect(text).toBe(yamlDocument([{ id: 1, value }]))
    for (const version of ['1.1', '1.2'] as const) expect(parse(String(text), { version })).toEqual([{ id: 1, value }])
  })

  it.each([
    ...[
      '',
      ' a',
      'a ',
      'a: b',
      'a #b',
      '# a',
      '- a',
      'yes',
      'NO',
      'Null',
      '~',
      '.inf',
      '0x1f',
      '1e5',
      'e5',
      'E+5',
      '12:30:00',
      '1_000',
      '"',
      'ü',
      'a\nb',
    ],
    ...[1.5, 1e300, [], {}, ['a'], { a: 1 }],
  ])('leaves %j to the library', (value) => {
    expect(plainYaml({ id: 1, value })).toBeNull()
  })

  it('leaves strange keys and other items to it', () => {
    for (const item of [{ 'a b': 1 }, { yes: 1 }, { y: 1 }, { '1': 1 }, {}, [], 1, null, 'a']) expect(plainYaml(item)).toBeNull()
  })
})
