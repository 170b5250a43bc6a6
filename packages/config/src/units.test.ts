import { describe, expect, it } from 'vitest'
import { parseBytes, parseDuration } from './units.ts'

describe('parseDuration', () => {
  it.each([
    ['500', 500],
    ['15m', 900_000],
    ['7d', 604_800_000],
    ['2 hrs', 7_200_000],
    ['1.5 hours', 5_400_000],
    ['.5s', 500],
    ['7500ms', 7500],
    ['1 week', 604_800_000],
    ['soon', null],
    ['', null],
    ['5 fortnights', null],
  ])('%s', (text, value) => {
    expect(parseDuration(text)).toBe(value)
  })
})

describe('parseBytes', () => {
  it.each([
    ['1mb', 1_048_576],
    ['50kb', 51_200],
    ['10', 10],
    ['1.5 KB', 1536],
    ['2GiB', 2_147_483_648],
    ['many', null],
    ['-1', null],
  ])('%s', (text, value) => {
    expect(parseBytes(text)).toBe(value)
  })
})
