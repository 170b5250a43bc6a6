import { expect, it } from 'vitest'
import { plainLines } from './plain-lines.ts'

it.each([
  ['Hello\n\n**you**', ['Hello', '', '**you**']],
  ['<a href="https://shop.example/x">Click</a>', ['Click [https://shop.example/x]']],
  ['<em>Ada</em> &amp; <script>alert(1)</script><img src=x onerror=alert(1)>', ['Ada &']],
  ['', ['']],
])('makes lines of %j', (message, lines) => {
  expect(plainLines(message)).toEqual(lines)
})
