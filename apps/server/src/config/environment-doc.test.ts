import { readFileSync } from 'node:fs'
import type { EnvironmentVariable } from '@recto/config'
import { describe, expect, it } from 'vitest'
import { environmentDoc } from './environment-doc.ts'
import { knownVariables, variableFamilies, variableSections } from './known-variables.ts'

const documented = readFileSync(new URL('../../../../docs/reference/environment.md', import.meta.url), 'utf8')
const documentedNames = [...documented.matchAll(/^\| `([^`]+)` \|/gm)].map(([, name]) => name)

describe('docs/reference/environment.md', () => {
  it('names every known variable, and no other', () => {
    expect(documentedNames.toSorted()).toEqual([...Object.keys(knownVariables), ...Object.keys(variableFamilies)].toSorted())
  })

  it('says of each what the table says', () => {
    expect(documented).toBe(environmentDoc())
  })

  it('has defaults that its own parsers accept', () => {
    for (const [name, variable] of Object.entries<EnvironmentVariable>(knownVariables)) {
      if (variable.default === null || variable.default === false || variable.default === -1) continue
      expect(variable.parse(variable.default), name).not.toBeUndefined()
    }
  })

  it('describes each variable once', () => {
    const names = Object.values(variableSections).flatMap((section) => Object.keys(section))
    expect(new Set(names).size).toBe(names.length)
  })
})
