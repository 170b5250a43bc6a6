import type { RawSettings } from './read-config-file.ts'
import { StartError } from './start-error.ts'
import type { EnvironmentVariable, ValueOf, VariableTable } from './variable.ts'

/** The value of every variable of a table: as set, else its default. */
export type ValuesOf<Table extends VariableTable> = { readonly [Name in keyof Table]: ValueOf<Table[Name]> }

/** Checks the settings of a table's variables. @throws {StartError} naming the first one whose value is impossible */
export function parseValues<Table extends VariableTable>(table: Table, settings: RawSettings): ValuesOf<Table> {
  const values: Partial<Record<string, unknown>> = {}
  for (const [name, variable] of Object.entries(table)) values[name] = settingOf(name, variable, settings[name])
  return values as ValuesOf<Table>
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
