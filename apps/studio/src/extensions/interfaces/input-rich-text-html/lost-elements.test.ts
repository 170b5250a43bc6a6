import { expect, it } from 'vitest'
import { lostParts } from './lost-elements.ts'

it('finds what would be lost', () => {
  expect(lostParts('<p>A <b>bold</b> word</p>', '<p>A <strong>bold</strong> word</p>')).toEqual([])
  expect(lostParts('<div class="box"><p>A</p></div>', '<p>A</p>')).toEqual(['div', 'class'])
  expect(lostParts('<p>1 < 2</p>', '<p>1 &lt; 2</p>')).toEqual([])
  expect(lostParts('<p data-x="<i>">مرحبا</p>', '<p>مرحبا</p>')).toEqual(['data-x'])
})
