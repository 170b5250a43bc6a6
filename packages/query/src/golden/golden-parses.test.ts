import { readdirSync, readFileSync } from 'node:fs'
import * as engines from '@recto/dialects'
import { init, parse } from '@guanmingchiu/sqlparser-ts'
import { loadModule, parseSync } from 'libpg-query'
import { beforeAll, describe, expect, it } from 'vitest'

type DialectName = engines.Dialect['name']

/**
 * Parsers that know nothing of this project: PostgreSQL's own, for the two engines with its grammar, and one written by
 * others for the rest. They know no tables and no functions; what they find is SQL that no engine could read.
 */
const parsers: Readonly<Record<DialectName, (text: string) => unknown>> = {
  postgres: parseSync,
  cockroachdb: parseSync,
  sqlite: (text) => parse(text, 'sqlite'),
  mysql: (text) => parse(text, 'mysql'),
  mariadb: (text) => parse(text, 'mysql'),
  mssql: (text) => parse(text, 'mssql'),
  oracle: (text) => parse(text, 'oracle'),
}

interface Unknown {
  readonly dialect: DialectName
  readonly construct: RegExp
  /** What stands in its place when the parser reads. */
  readonly as: string
  readonly why: string
}

/** What the parser of an engine does not know. Each is shown to be unknown, and said why it is right. */
const unknown: readonly Unknown[] = [
  {
    dialect: 'mariadb',
    construct: /(SEPARATOR ',')\s+LIMIT \d+(?:\s+OFFSET \?)?/g,
    as: '$1',
    why: 'MariaDB 10.3 cuts the list inside GROUP_CONCAT',
  },
  { dialect: 'oracle', construct: /FORMAT JSON\b/g, as: '', why: 'Oracle 12.2: the value is JSON already' },
  { dialect: 'oracle', construct: / WITH ARRAY WRAPPER/g, as: '', why: 'Oracle 12.1: JSON_QUERY gives scalars only inside a list' },
]

const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.sql'))
const names = Object.keys(parsers) as DialectName[]

beforeAll(async () => {
  await init()
  await loadModule()
})

describe.each(names)('%s', (dialect) => {
  const own = files.filter((name) => name.endsWith(`.${dialect}.sql`))
  const read = (text: string) => parsers[dialect](known(dialect, text))

  it.each(own)('%s is read by an independent parser', (file) => {
    const text = statementIn(file)
    expect(read(text)).toBeDefined()
    const last = text.lastIndexOf(')')
    // A parser that lets anything pass would prove nothing.
    expect(() => read(`${text.slice(0, last)}${text.slice(last + 1)}`), 'a parenthesis less').toThrow()
  })

  it('has a statement for every case', () => {
    expect(own).toHaveLength(files.length / names.length)
  })
})

describe('the parser does not know yet', () => {
  it.each(unknown)('$dialect $construct: $why', ({ dialect, construct }) => {
    const using = files.filter((name) => name.endsWith(`.${dialect}.sql`) && statementIn(name).search(construct) !== -1)
    expect(using).not.toHaveLength(0)
    const others = unknown.filter((other) => other.construct !== construct)
    for (const file of using) expect(() => parsers[dialect](known(dialect, statementIn(file), others)), file).toThrow()
  })
})

/** The text of a golden file without the list of its parameters. */
function statementIn(file: string): string {
  const lines = readFileSync(`${import.meta.dirname}/${file}`, 'utf8').split('\n')
  return lines.filter((line) => !line.startsWith('-- ')).join('\n')
}

function known(dialect: DialectName, text: string, constructs = unknown): string {
  return constructs.filter((one) => one.dialect === dialect).reduce((rest, { construct, as }) => rest.replaceAll(construct, as), text)
}
