import { knownVariables, type Values } from './known-variables.ts'
import type { RawSettings } from './read-config-file.ts'
import { StartError } from './start-error.ts'
import type { EnvironmentVariable } from './variable.ts'

/** The value of every known variable. @throws {StartError} naming the first variable whose value is impossible */
export function parseValues(settings: RawSettings): Values {
  const values: Partial<Record<string, unknown>> = {}
  for (const [name, variable] of Object.entries<EnvironmentVariable>(knownVariables))
    values[name] = settingOf(name, variable, settings[name])
  return values as Values
}

function settingOf(name: string, variable: EnvironmentVariable, raw: unknown): unknown {
  if (raw === undefined || raw === null || raw === '') return defaultOf(variable)
  const value = variable.parse(raw)
  if (value !== undefined) return value
  throw new StartError(`"${name}" is ${shown(variable, raw)}, but must be ${wording(variable)}.`)
}

/** Defaults stand in the table as a person would write them. Infinity and `-1` are no settings but mean "without limit". */
function defaultOf(variable: EnvironmentVariable): unknown {
  if (variable.default === null || variable.default === false || typeof variable.default === 'number') return variable.default
  return variable.parse(variable.default)
}

function wording(variable: EnvironmentVariable): string {
  return variable.type.startsWith('`') ? `one of ${variable.type.replaceAll('`', '')}` : `a valid ${variable.type}`
}

/** Texts may be secrets, so they are not repeated. */
function shown(variable: EnvironmentVariable, raw: unknown): string {
  return variable.type === 'text' ? 'no text' : JSON.stringify(raw)
}
