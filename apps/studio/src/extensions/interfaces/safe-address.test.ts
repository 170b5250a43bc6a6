import { expect, it } from 'vitest'
import { safeAddress } from './safe-address.ts'

it('opens pages, mail and phones, and no scripts', () => {
  expect(safeAddress('https://example.com/1')).toBe('https://example.com/1')
  expect(safeAddress('example.com')).toBe('https://example.com')
  expect(safeAddress('/content/books')).toBe('/content/books')
  expect(safeAddress('mailto:a@example.com')).toBe('mailto:a@example.com')
  expect(safeAddress(' javascript:alert(1)')).toBeNull()
  expect(safeAddress('data:text/html,x')).toBeNull()
  expect(safeAddress('')).toBeNull()
})
