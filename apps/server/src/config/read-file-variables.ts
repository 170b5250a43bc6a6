import { readFileSync } from 'node:fs'
import type { RawSettings } from './read-config-file.ts'
import { StartError } from './start-error.ts'

/** Families whose members may come from a file although they are not in the table of known variables. */
const families = /^(DB|REDIS|HASH|LOGGER|SERVER|HSTS|RATE_LIMITER|WEBSOCKETS|EMAIL|CONTENT_SECURITY_POLICY|AUTH_.+|STORAGE_.+)_.+$/

/**
 * Reads `X_FILE=/path` into `X`, as container secrets are handed over. Only for known names, so that a variable which
 * merely ends in `_FILE` stays what it is. The text is taken as it stands, a final line break included.
 */
export function readFileVariables(settings: RawSettings, known: ReadonlySet<string>): RawSettings {
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
