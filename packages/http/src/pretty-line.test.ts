import { describe, expect, it } from 'vitest'
import { prettyLine } from './pretty-line.ts'

describe('prettyLine', () => {
  it('shows what matters on one line', () => {
    const time = new Date(2026, 0, 1, 9, 5, 7).getTime()
    const line = JSON.stringify({ level: 30, time, pid: 1, hostname: 'h', msg: 'Hello.', path: '/a', list: [1] })
    expect(prettyLine(line)).toBe('09:05:07 INFO Hello. path=/a list=[1]\n')
  })

  it('shows stacks below, and leaves alone what is no entry', () => {
    expect(prettyLine('{"level":50,"msg":"No.","err":{"message":"m","stack":"Error: m\\n  at x"}}')).toBe(
      ' ERROR No.\n  Error: m\n    at x\n',
    )
    expect(prettyLine('plain\n')).toBe('plain\n')
  })
})
