import { Linter } from 'eslint'
import { describe, expect, it } from 'vitest'
import config from '../../eslint.config.js'
import { root } from '../workspace.mjs'

// The other entries need types, which a line of text has not.
const rules = [{ files: ['**/*.ts'] }, config.find((entry) => entry.rules?.['no-restricted-syntax'])]
const linter = new Linter({ cwd: root })

describe('engine names', () => {
  it.each([
    "if (dialect.name === 'postgres') run()",
    "const isOld = 'mysql' == client",
    "const other = name !== 'oracle'",
    "switch (name) { case 'mssql': run() }",
  ])('may not be compared outside packages/dialects: %s', (code) => {
    expect(problems(code, 'packages/query/src/compile/read.ts')).toEqual([expect.stringContaining('no engine is asked for by name')])
    expect(problems(code, 'apps/server/src/config.ts')).toHaveLength(1)
  })

  it('may be compared where engines are described', () => {
    expect(problems("if (name === 'postgres') run()", 'packages/dialects/src/postgres/dialect.ts')).toEqual([])
  })

  it('may be used otherwise', () => {
    expect(
      problems("const table = { pg: 'postgres' }; if (dialect.supports.returning === 'all') run(table)", 'packages/query/src/a.ts'),
    ).toEqual([])
  })
})

function problems(code, filename) {
  return linter.verify(code, rules, { filename }).map(({ message }) => message)
}
