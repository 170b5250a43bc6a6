import type { Database } from 'better-sqlite3'
import { type ColumnPart, type ConstraintPart, matching, parseTable, printTable, type TablePart } from './table-text.ts'
import type { Token } from './tokens.ts'

/** A change to the text of a CREATE TABLE statement. Whatever is absent stays as it is. */
export type TableEdit =
  | {
      readonly kind: 'column'
      readonly name: string
      readonly type?: string
      readonly isRequired?: boolean
      readonly defaultText?: string | null
    }
  | { readonly kind: 'add-constraint'; readonly text: string }
  /** `whole`: only a key over exactly these columns; otherwise every key that uses one of them. */
  | { readonly kind: 'drop-foreign-keys'; readonly columns: readonly string[]; readonly whole: boolean }

/**
 * The statement with the change made, tried out in `scratch` (an empty database in memory) first: text SQLite can't read
 * would make the whole file unreadable.
 */
export function editTable(sql: string, edit: TableEdit, scratch: Database): string {
  const table = parseTable(sql)
  if (table === null) throw new Error("recto: the definition of the table can't be read")
  const edited = printTable({
    ...table,
    parts: edit.kind === 'add-constraint' ? [...table.parts, constraint(edit.text)] : table.parts.flatMap((part) => withEdit(part, edit)),
  })
  scratch.exec(`BEGIN; ${edited}`)
  scratch.exec('ROLLBACK')
  return edited
}

function constraint(text: string): ConstraintPart {
  return { kind: 'constraint', text, tokens: [] }
}

function withEdit(part: TablePart, edit: Exclude<TableEdit, { kind: 'add-constraint' }>): readonly TablePart[] {
  if (edit.kind === 'column') return [part.kind === 'column' && isSame(part.name, edit.name) ? changedColumn(part, edit) : part]
  if (part.kind === 'column') return [withoutReference(part, edit)]
  return isForeignKeyOver(part, edit) ? [] : [part]
}

function changedColumn(part: ColumnPart, edit: Extract<TableEdit, { kind: 'column' }>): ColumnPart {
  let clauses = part.clauses
  if (edit.isRequired !== undefined) {
    clauses = clauses.filter(({ keyword }) => keyword !== 'not' && keyword !== 'null')
    if (edit.isRequired) clauses = [{ keyword: 'not', text: 'NOT NULL', tokens: [] }, ...clauses]
  }
  if (edit.defaultText !== undefined) {
    clauses = clauses.filter(({ keyword }) => keyword !== 'default')
    if (edit.defaultText !== null) clauses = [...clauses, { keyword: 'default', text: `DEFAULT ${edit.defaultText}`, tokens: [] }]
  }
  return { ...part, typeText: edit.type ?? part.typeText, clauses }
}

function withoutReference(part: ColumnPart, edit: Extract<TableEdit, { kind: 'drop-foreign-keys' }>): ColumnPart {
  const isMeant = edit.columns.some((name) => isSame(name, part.name)) && (!edit.whole || edit.columns.length === 1)
  return isMeant ? { ...part, clauses: part.clauses.filter(({ keyword }) => keyword !== 'references') } : part
}

function isForeignKeyOver({ tokens }: ConstraintPart, edit: Extract<TableEdit, { kind: 'drop-foreign-keys' }>): boolean {
  const start = isWord(tokens[0], 'constraint') ? 2 : 0
  if (!isWord(tokens[start], 'foreign')) return false
  const open = tokens.findIndex(({ text }) => text === '(')
  const columns = tokens
    .slice(open + 1, matching(tokens, open))
    .filter(({ kind }) => kind !== 'mark')
    .map(({ text }) => text)
  const holds = (name: string): boolean => edit.columns.some((candidate) => isSame(candidate, name))
  return edit.whole ? columns.length === edit.columns.length && columns.every(holds) : columns.some(holds)
}

function isWord(token: Token | undefined, word: string): boolean {
  return token?.kind === 'word' && token.text.toLowerCase() === word
}

/** Names are the same to SQLite whatever the case of their ASCII letters. */
function isSame(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase()
}
