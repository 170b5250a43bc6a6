import { systemTables } from '@recto/system'
import { describe, expect, it } from 'vitest'
import { metaValues } from './meta-row.ts'

const wrong: Readonly<Record<string, readonly unknown[]>> = {
  string: [5, true, {}, []],
  text: [5, true, {}, []],
  boolean: ['true', 5, {}],
  integer: ['1', 1.5, true, {}],
  csv: [5, true, {}, [5]],
}

describe.each(['collections', 'fields', 'relations'] as const)('metadata of %s', (table) => {
  const fields = systemTables.find(({ name }) => name === table)?.fields ?? []
  const cases = fields.flatMap(({ name, type }) => (name === 'id' ? [] : (wrong[type] ?? []).map((value) => ({ name, value }))))

  it.each(cases)('refuses $value for $name', ({ name, value }) => {
    expect(() => metaValues(table, { [name]: value })).toThrow(`"meta.${name}" must be`)
  })
})
