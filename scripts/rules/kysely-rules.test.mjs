import { Linter } from 'eslint'
import { describe, expect, it } from 'vitest'
import config from '../../eslint.config.js'
import { root } from '../workspace.mjs'

// The other entries need types, which a line of text has not.
const rules = [{ files: ['**/*.ts'] }, ...config.filter(({ rules }) => rules?.['no-restricted-syntax'] ?? rules?.['no-restricted-imports'])]
const linter = new Linter({ cwd: root })

describe('kysely', () => {
  it.each([
    'sql.raw(text)',
    'sql.lit(1)',
    "sql.ref('a.b')",
    'sql.table(name)',
    "eb.ref('data', '->').key(name)",
    "eb.ref('data', '->$').at('last')",
    'db.dynamic.ref(name)',
  ])('writes no text into SQL outside packages/dialects: %s', (code) => {
    expect(problems(code, 'packages/system/src/a.ts')).toEqual([expect.stringContaining('SQL is written with the fragments')])
    expect(problems(code, 'packages/dialects/src/a.ts')).toEqual([])
  })

  it.each(["db.selectFrom('t')", "db.insertInto('t')", "db.updateTable('t')", "db.deleteFrom('t')"])(
    'builds queries only where there is a SystemDatabase: %s',
    (code) => {
      for (const path of ['packages/query/src/a.ts', 'packages/dialects/src/a.ts', 'packages/rest/src/a.ts', 'apps/server/src/a.ts'])
        expect(problems(code, path)).toEqual([expect.stringContaining("for Recto's own tables")])
      for (const path of ['packages/auth/src/a.ts', 'packages/pipeline/src/a.ts', 'packages/dialects/src/a.test.ts'])
        expect(problems(code, path)).toEqual([])
    },
  )

  it('is imported by what writes SQL alone', () => {
    const code = "import { sql } from 'kysely'"
    for (const path of ['packages/rest/src/a.ts', 'packages/http/src/a.ts', 'packages/schema/src/a.ts', 'apps/server/src/a.ts'])
      expect(problems(code, path)).toEqual([expect.stringContaining('kysely is imported by')])
    for (const path of ['packages/query/src/a.ts', 'packages/content/src/a.ts', 'packages/rest/src/a.test.ts'])
      expect(problems(code, path)).toEqual([])
  })

  it('leaves lists and fragments alone', () => {
    expect(problems('const last = list.at(-1); const text = raw(name); sql.of(last)', 'packages/query/src/a.ts')).toEqual([])
  })
})

function problems(code, filename) {
  return linter.verify(code, rules, { filename }).map(({ message }) => message)
}
