import { describe, expect, it } from 'vitest'
import { cssColor } from '../../../ui/stored-color.ts'
import { opacityOf, storedColor, withOpacity } from './color-text.ts'

describe('storedColor', () => {
  it('is hex in capitals or a variable', () => {
    expect(storedColor('#2ecda7', false)).toBe('#2ECDA7')
    expect(storedColor('fa3', false)).toBe('#FFAA33')
    expect(storedColor('#2ecda780', true)).toBe('#2ECDA780')
    expect(storedColor('#2ecda780', false)).toBe('#2ECDA7')
    expect(storedColor('var(--theme--primary)', false)).toBe('var(--theme--primary)')
    expect(storedColor('#2ec', true)).toBe('#22EECC')
    expect(storedColor('gree', false)).toBeNull()
    expect(storedColor('red; x:url(/a)', false)).toBeNull()
  })

  it('keeps its opacity', () => {
    expect(opacityOf('#2ECDA780')).toBe(50)
    expect(opacityOf('#2ECDA7')).toBe(100)
    expect(withOpacity('#2ECDA7', 50)).toBe('#2ECDA780')
    expect(withOpacity('#2ECDA780', 100)).toBe('#2ECDA7')
  })
})

describe('cssColor', () => {
  it('reads variables of the theme by what they stand for, and nothing else', () => {
    expect(cssColor('var(--theme--primary)')).toBe('var(--rc-accent)')
    expect(cssColor('var(--theme--foreground-subdued)')).toBe('var(--rc-ink-muted)')
    expect(cssColor('var(--danger)')).toBe('var(--rc-danger)')
    expect(cssColor('#2ECDA7')).toBe('#2ECDA7')
    expect(cssColor('url(https://example.com)')).toBeUndefined()
  })
})
