import { readFileSync } from 'node:fs'
import type { RawSettings } from './read-config-file.ts'
import { StartError } from './start-error.ts'

/** Which names may be read from a file. */
export interface FileVariables {
  /** A variable of these names is never taken for the path of another one. */
  readonly known: ReadonlySet<string>
  /** Names that are not in the table, but belong to a family whose members may come from a file. */
  readonly families: RegExp
}

/**
 * Reads `X_FILE=/path` into `X`, as container secrets are handed over. Only for known names, so that a variable which
 * merely ends in `_FILE` stays what it is. The text is taken as it stands, a final line break included.
 * @throws {StartError} when a file can't be read
 */
export function readFileVariables(settings: RawSettings, { known, families }: FileVariables): RawSettings {
  const read: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(settings)) {
    const target = name.replace(/_FILE$/, '')
    if (target === name || known.has(name) || !(known.has(target) || families.test(target)) || typeof value !== 'string') continue
    read[target] = readText(value, name)
  }
  return { ...settings, ...read }
}

function readText(path: string, name: string): string {
  const [, prefix = '', file = path] = /^((?:string|number|boolean|regex|array|json):)?(.*)$/s.exec(path) ?? []
  try {
    return prefix + readFileSync(file, 'utf8')
  } catch (error) {
    throw new StartError(`Failed to read value from file "${file}", defined in environment variable "${name}".`, { cause: error })
  }
}
