import { describe, expect, it } from 'vitest'
import { parseTable, printTable } from './table-text.ts'

const awkward = `CREATE TABLE "a(b" ( -- a comment, with a comma
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  "na,me" varchar(20) CONSTRAINT nn NOT NULL DEFAULT 'it''s, (so)' COLLATE NOCASE,
  [x] int /* not null, */ CHECK ([x] IN (1, 2) AND "na,me" <> ')') REFERENCES other(id) ON DELETE SET NULL NOT DEFERRABLE,
  y AS (x + 1) STORED, z NULL,
  CONSTRAINT pair UNIQUE (x, "na,me"), FOREIGN KEY (x) REFERENCES p(a)
) WITHOUT ROWID, STRICT`

describe('parseTable', () => {
  it('takes columns, clauses and constraints apart', () => {
    const columns = parseTable(awkward)?.parts.map((part) =>
      part.kind === 'column' ? [part.name, part.typeText, part.clauses.map(({ keyword }) => keyword)] : part.text,
    )
    expect(columns).toEqual([
      ['id', 'INTEGER', ['primary']],
      ['na,me', 'varchar(20)', ['not', 'default', 'collate']],
      ['x', 'int', ['check', 'references']],
      ['y', '', ['generated']],
      ['z', '', ['null']],
      'CONSTRAINT pair UNIQUE (x, "na,me")',
      'FOREIGN KEY (x) REFERENCES p(a)',
    ])
  })

  it('prints what it read, so that it reads the same again', () => {
    const parsed = parseTable(awkward)
    const printed = printTable(parsed ?? { head: '', parts: [], tail: '' })
    expect(printTable(parseTable(printed) ?? { head: '', parts: [], tail: '' })).toBe(printed)
    expect(printed).toContain(`"na,me" varchar(20) CONSTRAINT nn NOT NULL DEFAULT 'it''s, (so)' COLLATE NOCASE`)
    expect(printed.endsWith(') WITHOUT ROWID, STRICT')).toBe(true)
  })

  it('refuses what is no table', () => {
    expect(parseTable('CREATE VIEW v AS SELECT 1')).toBeNull()
    expect(parseTable('CREATE TABLE t (a')).toBeNull()
  })
})
