import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { EnvironmentVariable } from '@recto/config'
import { describe, expect, it } from 'vitest'
import { knownVariables } from './known-variables.ts'

const sources = join(import.meta.dirname, '..')

/** Tables name every variable, and `server-info.ts` only reports some of them; neither does what a variable says. */
const excluded = /\.test\.ts$|^scenarios\/|^config\/variables\/|^config\/known-variables\.ts$|^server-info\.ts$/

const code = readdirSync(sources, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !excluded.test(path))
  .map((path) => withoutComments(readFileSync(join(sources, path), 'utf8')))
  .join('\n')

/** Names read as a property, or passed by name to a function; names within a message or a pattern do not count. */
const readNames = new Set([...code.matchAll(/(?<=[\s.{('])[A-Z][A-Z0-9_]+(?=[\s.,;:)}'?\]])/g)].map(([name]) => name))

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
}

function namesOf(isUnsupported: boolean): string[] {
  return Object.entries<EnvironmentVariable>(knownVariables).flatMap(([name, { unsupported }]) =>
    (unsupported !== undefined) === isUnsupported ? [name] : [],
  )
}

describe('known variables', () => {
  it('are read, unless they are marked as having no effect', () => {
    expect(namesOf(false).filter((name) => !readNames.has(name))).toEqual([])
  })

  it('are not marked as having no effect when something reads them', () => {
    expect(namesOf(true).filter((name) => readNames.has(name))).toEqual([])
  })

  it('say so when they are accepted for compatibility', () => {
    for (const [name, { text, unsupported }] of Object.entries<EnvironmentVariable>(knownVariables))
      expect(text.startsWith('Accepted for compatibility; '), name).toBe(unsupported === 'accepted')
  })
})
