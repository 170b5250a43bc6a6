import type { AST } from '@eslint-community/regexpp'

export interface PatternForm {
  /** Whether the text is read from its end, where a pattern that looks ahead looks back, which is all that RE2 can. */
  readonly isReversed: boolean
  /** Whether the dot stands for ends of lines too, as under the flag `s`. */
  readonly isDotAll: boolean
}

/**
 * Writes a parsed JavaScript pattern in RE2's syntax. Characters are written by their code points, sets as JavaScript means
 * them (`\s` and `.` differ in RE2), and groups capture nothing.
 * @throws {SyntaxError} where RE2 has no such construct
 */
export function printPattern(pattern: AST.Pattern, form: PatternForm): string {
  return printAlternatives(pattern.alternatives, form)
}

function printAlternatives(alternatives: readonly AST.Alternative[], form: PatternForm): string {
  const ordered = ({ elements }: AST.Alternative) => (form.isReversed ? elements.toReversed() : elements)
  return alternatives
    .map((alternative) =>
      ordered(alternative)
        .map((element) => printElement(element, form))
        .join(''),
    )
    .join('|')
}

function printElement(element: AST.Element, form: PatternForm): string {
  switch (element.type) {
    case 'Character':
      return printCharacter(element)
    case 'CharacterSet':
      return printSet(element, form)
    case 'CharacterClass':
      return printClass(element)
    case 'Assertion':
      return printAssertion(element, form)
    case 'Quantifier':
      return `${printElement(element.element, form)}${printCount(element)}`
    case 'CapturingGroup':
      return `(?:${printAlternatives(element.alternatives, form)})`
    case 'Group':
      if (element.modifiers !== null) throw unsupported(element)
      return `(?:${printAlternatives(element.alternatives, form)})`
    default:
      throw unsupported(element)
  }
}

function printCount({ min, max }: AST.Quantifier): string {
  if (max === Number.POSITIVE_INFINITY) return min === 0 ? '*' : `{${String(min)},}`
  return `{${String(min)},${String(max)}}`
}

function printAssertion(assertion: AST.Assertion, form: PatternForm): string {
  switch (assertion.kind) {
    case 'word':
      return assertion.negate ? '\\B' : '\\b'
    case 'start':
      return form.isReversed ? '$' : '^'
    case 'end':
      return form.isReversed ? '^' : '$'
    default:
      if ((assertion.kind === 'lookbehind') === form.isReversed) throw unsupported(assertion)
      return `(?<${assertion.negate ? '!' : '='}${printAlternatives(assertion.alternatives, form)})`
  }
}

/** What JavaScript takes for white space, by code points; RE2 knows ASCII's alone. */
const spaces = [[0x09, 0x0d], [0x20], [0xa0], [0x1680], [0x2000, 0x200a], [0x2028, 0x2029], [0x202f], [0x205f], [0x3000], [0xfeff]]
const lineEnds = [[0x0a], [0x0d], [0x2028, 0x2029]]
const lastCodePoint = 0x10ffff

const digits = '0-9'
const wordCharacters = '0-9A-Za-z_'
const space = printRanges(spaces)
const notSpace = printRanges(complementOf(spaces))
const notLineEnd = printRanges(complementOf(lineEnds))

function printSet(set: AST.CharacterSet, form: PatternForm): string {
  if (set.kind === 'any') return form.isDotAll ? everything : `[${notLineEnd}]`
  return set.kind === 'property' ? printProperty(set) : `[${printMembers(set)}]`
}

/** A set as part of a class. */
function printMembers(set: AST.EscapeCharacterSet | AST.UnicodePropertyCharacterSet): string {
  switch (set.kind) {
    case 'property':
      return printProperty(set)
    case 'digit':
      return set.negate ? '\\D' : digits
    case 'word':
      return set.negate ? '\\W' : wordCharacters
    case 'space':
      return set.negate ? notSpace : space
  }
}

/** `\p{Script=Greek}` and `\p{L}`. RE2 knows scripts and the short names of categories. */
function printProperty(set: AST.UnicodePropertyCharacterSet): string {
  return `\\${set.negate ? 'P' : 'p'}{${set.value ?? set.key}}`
}

function printClass(set: AST.CharacterClass): string {
  const members = set.elements.map(printMember).join('')
  if (members === '') return set.negate ? everything : nothing
  return `[${set.negate ? '^' : ''}${members}]`
}

const everything = `[\\x{0}-\\x{${lastCodePoint.toString(16)}}]`
const nothing = `[^\\x{0}-\\x{${lastCodePoint.toString(16)}}]`

function printMember(member: AST.CharacterClassElement): string {
  switch (member.type) {
    case 'Character':
      return printCharacter(member)
    case 'CharacterClassRange':
      return `${printCharacter(member.min)}-${printCharacter(member.max)}`
    case 'CharacterSet':
      return printMembers(member)
    default:
      throw unsupported(member)
  }
}

function printCharacter({ value }: AST.Character): string {
  return `\\x{${value.toString(16)}}`
}

function printRanges(ranges: readonly (readonly number[])[]): string {
  return ranges.map((range) => range.map((codePoint) => `\\x{${codePoint.toString(16)}}`).join('-')).join('')
}

function complementOf(ranges: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const starts = [0, ...ranges.map((range) => (range.at(-1) ?? 0) + 1)]
  const ends = [...ranges.map(([first = 0]) => first - 1), lastCodePoint]
  return starts.map((start, index) => [start, ends[index] ?? lastCodePoint])
}

function unsupported(node: AST.Node): SyntaxError {
  return new SyntaxError(`"${node.raw}" is not supported here`)
}
