import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseJsonBody } from './body.ts'
import { bodyDepthMax } from './body-depth.ts'

const nested = (levels: number): string => `${'[{"a":'.repeat(levels / 2)}0${'}]'.repeat(levels / 2)}`

describe('the depth of a body', () => {
  it('is limited, whatever is nested in what', () => {
    expect(() => parseJsonBody(nested(bodyDepthMax))).not.toThrow()
    for (const text of [nested(bodyDepthMax + 2), '['.repeat(500_000), `{"doc":${nested(6000)}}`])
      expect(() => parseJsonBody(text)).toThrow(`deeper than ${bodyDepthMax} levels`)
  })

  it('does not count brackets inside texts', () => {
    const text = JSON.stringify({ text: `${'[{'.repeat(500)}\\"${'['.repeat(500)}`, end: '\\' })
    expect(parseJsonBody(text)).toEqual(JSON.parse(text))
  })

  it('leaves any shallow value as it is', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue({ maxDepth: 8 })), (value) => {
        expect(parseJsonBody(JSON.stringify(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })
})
