import { type AST, RegExpParser, visitRegExpAST } from '@eslint-community/regexpp'
import QuickLRU from 'quick-lru'
import { RE2JS } from 're2js'
import { printPattern } from './print-pattern.ts'

/** Tells whether a text has a match, in a time in proportion to the text's length, whatever the pattern is. */
export type PatternTest = (subject: string) => boolean

/** The longest of the usual patterns, those for addresses, have some thousand characters. */
const maxLength = 10_000

const compiled = new QuickLRU<string, PatternTest>({ maxSize: 1000 })

/**
 * Compiles a JavaScript pattern, which may be written `/…/flags`, once. Backreferences, counts over 1,000 and patterns that
 * look both ahead and back can't be matched in linear time and are refused.
 * @throws {Error} saying what is wrong with the pattern
 */
export function compilePattern(text: string): PatternTest {
  const known = compiled.get(text)
  if (known !== undefined) return known
  const test = compile(text)
  compiled.set(text, test)
  return test
}

function compile(text: string): PatternTest {
  if (text.length > maxLength) throw new SyntaxError(`a pattern has at most ${String(maxLength)} characters`)
  const [, wrapped, flags = ''] = /^\/(.*)\/([a-z]*)$/s.exec(text) ?? []
  const pattern = parse(wrapped ?? text)
  const isReversed = looksAhead(pattern)
  const expression = RE2JS.compile(printPattern(pattern, { isReversed, isDotAll: flags.includes('s') }), optionsOf(flags))
  return (subject) => expression.test(isReversed ? [...subject].reverse().join('') : subject)
}

/** As JavaScript reads it under the flag `u`, and otherwise as without, which lets more characters stand for themselves. */
function parse(source: string): AST.Pattern {
  const parser = new RegExpParser()
  try {
    return parser.parsePattern(source, 0, source.length, { unicode: true })
  } catch {
    return parser.parsePattern(source, 0, source.length, { unicode: false })
  }
}

function looksAhead(pattern: AST.Pattern): boolean {
  let isFound = false
  visitRegExpAST(pattern, {
    onAssertionEnter: ({ kind }) => {
      if (kind === 'lookahead') isFound = true
    },
  })
  return isFound
}

/** Of the flags those that change whether there is a match, but `s`, which the pattern is written with. */
function optionsOf(flags: string): number {
  const ignoresCase = flags.includes('i') ? RE2JS.CASE_INSENSITIVE : 0
  const hasLines = flags.includes('m') ? RE2JS.MULTILINE : 0
  return RE2JS.LOOKBEHINDS | ignoresCase | hasLines
}
