import { expect, it } from 'vitest'
import { parseJson, prettyJson } from './json-text.ts'

it('goes from values to text and back', () => {
  expect(prettyJson(null)).toBe('')
  expect(parseJson('  ')).toBeNull()
  expect(parseJson(prettyJson({ a: [1, 'ض'] }))).toEqual({ a: [1, 'ض'] })
  expect(parseJson('{"a":')).toBeUndefined()
  expect(parseJson('"text"')).toBe('text')
})
