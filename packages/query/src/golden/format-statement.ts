import { isRuntimeValue } from '../compile/runtime-value.ts'
import type { DataStatement } from '../compiled-read.ts'

const breaksBefore = ['(SELECT ', 'SELECT ', 'FROM ', 'WHERE ', 'GROUP BY ', 'ORDER BY ', 'LIMIT ', 'OFFSET ', 'UNION ALL ']

/** A statement laid out for reading: a line per clause, indented by depth; then its parameters, and what its fields are. */
export function formatStatement({ sql: text, parameters, layout }: DataStatement): string {
  const lines = clauses(text).map(({ depth, clause }) => `${'  '.repeat(depth)}${clause.trim()}`)
  const values = parameters.map((value, index) => `-- ${index + 1}: ${isRuntimeValue(value) ? 'late' : JSON.stringify(value)}`)
  const fields = layout?.fields.map(({ key, form }) => `-- ${key}: ${form}`) ?? []
  return `${[...lines, ...values, ...fields].join('\n')}\n`
}

interface Clause {
  readonly depth: number
  readonly clause: string
}

function clauses(text: string): readonly Clause[] {
  const found: Clause[] = []
  let clause = ''
  let depth = 0
  let lineDepth = 0
  for (const token of text.split(/('(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\]|[()]|\s+)/).filter((part) => part !== '')) {
    const rest = text.slice(found.reduce((sum, line) => sum + line.clause.length, 0) + clause.length)
    const isClause = breaksBefore.some((word) => rest.startsWith(word)) && !(token !== '(' && clause.trimEnd().endsWith('('))
    if (isClause && clause.trim() !== '') {
      found.push({ depth: lineDepth, clause })
      clause = ''
      lineDepth = token === '(' ? depth + 1 : depth
    }
    if (token === '(') depth++
    if (token === ')') depth--
    clause += token
  }
  return [...found, { depth: lineDepth, clause }]
}
