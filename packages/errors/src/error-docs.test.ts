import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { errorTable } from './error-table.ts'

const docs = readFileSync(new URL('../../../docs/reference/errors.md', import.meta.url), 'utf8')

describe('docs/reference/errors.md', () => {
  it('has a row for every code, with its status, and for no other', () => {
    expect(differences(docs)).toEqual([])
  })

  it('would be caught lacking a row', () => {
    expect(differences(docs.replace(/^\| `FORBIDDEN`.*\n/m, ''))).toEqual(['FORBIDDEN 403 is not documented'])
  })

  it('would be caught documenting a code that does not exist, or another status', () => {
    expect(differences(`${docs}| \`NOPE\` | 400 | |\n`)).toEqual(['NOPE 400 does not exist'])
    expect(differences(docs.replace('`FORBIDDEN` | 403', '`FORBIDDEN` | 404'))).toHaveLength(2)
  })
})

function differences(markdown: string): string[] {
  const written = new Set([...markdown.matchAll(/^\| `([A-Z_]+)` \| (\d{3}) \|/gm)].map(([, code, status]) => `${code} ${status}`))
  const real = new Set(Object.entries(errorTable).map(([code, { status }]) => `${code} ${status}`))
  const undocumented = [...real].filter((row) => !written.has(row)).map((row) => `${row} is not documented`)
  const invented = [...written].filter((row) => !real.has(row)).map((row) => `${row} does not exist`)
  return [...undocumented, ...invented]
}
