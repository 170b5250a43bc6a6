/** A word or mark of SQL, and where it stands. White space and comments are between tokens. */
export interface Token {
  readonly kind: 'word' | 'name' | 'string' | 'mark'
  /** As written; for `name` and `string` without the quotes. */
  readonly text: string
  readonly start: number
  readonly end: number
}

/** https://www.sqlite.org/lang_keywords.html: four ways to quote a name. Whatever fits no other rule is a mark of its own. */
const tokenPattern = /\s+|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|'(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\]|[\p{L}\p{N}_$]+|[\s\S]/gu

/** Tokens of a statement, in order. */
export function tokenize(sql: string): readonly Token[] {
  const tokens: Token[] = []
  for (const match of sql.matchAll(tokenPattern)) {
    const [text] = match
    const kind = kindOf(text)
    if (kind !== null)
      tokens.push({
        kind,
        text: kind === 'word' || kind === 'mark' ? text : unquote(text),
        start: match.index,
        end: match.index + text.length,
      })
  }
  return tokens
}

function kindOf(text: string): Token['kind'] | null {
  const first = text.charAt(0)
  if (/\s/.test(first) || text.startsWith('--') || text.startsWith('/*')) return null
  if (text.length > 1 && first === "'") return 'string'
  if (text.length > 1 && (first === '"' || first === '`' || first === '[')) return 'name'
  return /[\p{L}\p{N}_$]/u.test(first) ? 'word' : 'mark'
}

function unquote(text: string): string {
  const quote = text.charAt(0)
  const inner = text.slice(1, -1)
  return quote === '[' ? inner : inner.replaceAll(quote + quote, quote)
}
