import { type Token, tokenize } from './tokens.ts'

/** The text of a CREATE TABLE statement, taken apart so that one piece can change and the rest stays as it was written. */
export interface TableText {
  /** Up to and including the opening parenthesis. */
  readonly head: string
  readonly parts: readonly TablePart[]
  /** From the closing parenthesis on. */
  readonly tail: string
}

export type TablePart = ColumnPart | ConstraintPart

export interface ColumnPart {
  readonly kind: 'column'
  readonly name: string
  /** The name as written. */
  readonly nameText: string
  readonly typeText: string
  readonly clauses: readonly TableClause[]
}

export interface ConstraintPart {
  readonly kind: 'constraint'
  readonly text: string
  readonly tokens: readonly Token[]
}

/** One constraint of a column, with `CONSTRAINT name` in front of it when it has a name. */
export interface TableClause {
  readonly keyword: ClauseKeyword
  readonly text: string
  readonly tokens: readonly Token[]
}

export type ClauseKeyword = 'primary' | 'not' | 'null' | 'unique' | 'check' | 'default' | 'collate' | 'references' | 'generated'

/** Takes a CREATE TABLE statement apart; `null` for text that is none. */
export function parseTable(sql: string): TableText | null {
  const tokens = tokenize(sql)
  const open = tokens.findIndex(({ kind, text }) => kind === 'mark' && text === '(')
  const close = matching(tokens, open)
  const [first, last] = [tokens[open], tokens[close]]
  if (first === undefined || last === undefined || open === close) return null
  const parts = splitAtCommas(tokens.slice(open + 1, close)).map((group) => toPart(sql, group))
  return { head: sql.slice(0, first.end), parts, tail: sql.slice(last.start) }
}

/** The statement put together again. */
export function printTable({ head, parts, tail }: TableText): string {
  return `${head}${parts.map(printPart).join(', ')}${tail}`
}

function printPart(part: TablePart): string {
  if (part.kind === 'constraint') return part.text
  return [part.nameText, part.typeText, ...part.clauses.map(({ text }) => text)].filter((text) => text !== '').join(' ')
}

const constraintWords = new Set(['constraint', 'primary', 'unique', 'check', 'foreign'])

function toPart(sql: string, tokens: readonly Token[]): TablePart {
  const [first] = tokens
  if (first === undefined || (first.kind === 'word' && constraintWords.has(first.text.toLowerCase()))) {
    return { kind: 'constraint', text: textOf(sql, tokens), tokens }
  }
  const starts = clauseStarts(tokens)
  const typeEnd = starts[0] ?? tokens.length
  return {
    kind: 'column',
    name: first.text,
    nameText: sql.slice(first.start, first.end),
    typeText: textOf(sql, tokens.slice(1, typeEnd)),
    clauses: starts.map((start, index) => toClause(sql, tokens.slice(start, starts[index + 1] ?? tokens.length))),
  }
}

const keywords: Readonly<Record<string, ClauseKeyword>> = {
  primary: 'primary',
  not: 'not',
  null: 'null',
  unique: 'unique',
  check: 'check',
  default: 'default',
  collate: 'collate',
  references: 'references',
  generated: 'generated',
  as: 'generated',
}

/** Places where a clause begins; words inside parentheses and inside another clause (`DEFAULT NULL`, `ON DELETE SET NULL`) do not count. */
function clauseStarts(tokens: readonly Token[]): readonly number[] {
  const starts: number[] = []
  let depth = 0
  tokens.forEach(({ kind, text }, index) => {
    if (kind === 'mark' && text === '(') depth += 1
    if (kind === 'mark' && text === ')') depth -= 1
    if (depth > 0 || kind !== 'word' || index === 0) return
    if (startsClause(text.toLowerCase(), tokens, index)) starts.push(index)
  })
  return starts
}

function startsClause(word: string, tokens: readonly Token[], index: number): boolean {
  const before = wordAt(tokens, index - 1)
  if (before === 'constraint' || wordAt(tokens, index - 2) === 'constraint') return false
  if (word === 'constraint') return true
  if (keywords[word] === undefined) return false
  if (word === 'null') return before !== 'not' && before !== 'default' && before !== 'set'
  if (word === 'default') return before !== 'set'
  if (word === 'as') return before !== 'always'
  // NOT DEFERRABLE ends a REFERENCES clause.
  return word !== 'not' || wordAt(tokens, index + 1) === 'null'
}

function toClause(sql: string, tokens: readonly Token[]): TableClause {
  const isNamed = wordAt(tokens, 0) === 'constraint'
  return { keyword: keywords[wordAt(tokens, isNamed ? 2 : 0)] ?? 'check', text: textOf(sql, tokens), tokens }
}

function wordAt(tokens: readonly Token[], index: number): string {
  const token = tokens[index]
  return token?.kind === 'word' ? token.text.toLowerCase() : ''
}

function textOf(sql: string, tokens: readonly Token[]): string {
  const [first] = tokens
  return sql.slice(first?.start ?? 0, tokens.at(-1)?.end ?? 0)
}

/** Where the parenthesis opened at `open` closes; `open` itself when it never does. */
export function matching(tokens: readonly Token[], open: number): number {
  let depth = 0
  for (let index = Math.max(open, 0); index < tokens.length; index += 1) {
    const token = tokens[index]
    if (token?.kind !== 'mark') continue
    if (token.text === '(') depth += 1
    if (token.text === ')') depth -= 1
    if (depth === 0) return index
  }
  return open
}

function splitAtCommas(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const groups: Token[][] = [[]]
  let depth = 0
  for (const token of tokens) {
    if (token.kind === 'mark' && token.text === '(') depth += 1
    if (token.kind === 'mark' && token.text === ')') depth -= 1
    if (depth === 0 && token.kind === 'mark' && token.text === ',') groups.push([])
    else groups.at(-1)?.push(token)
  }
  return groups.filter((group) => group.length > 0)
}
