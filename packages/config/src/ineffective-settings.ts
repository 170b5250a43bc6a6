import type { RawSettings } from './read-config-file.ts'
import type { VariableFamily, VariableTable } from './variable.ts'

/** Names of variables that are set but have no effect yet, in order. Setting `false` switches off what is not there. */
export function ineffectiveSettings(
  settings: RawSettings,
  table: VariableTable,
  families: Readonly<Record<string, VariableFamily>>,
): readonly string[] {
  const pending = Object.entries(families)
    .filter(([, { unsupported }]) => unsupported === 'not yet')
    .map(([family]) => new RegExp(`^${family.replace(/<\w+>|\*/g, '.+')}$`))
  const isNotYet = (name: string): boolean => {
    const row = table[name]
    return row === undefined ? pending.some((pattern) => pattern.test(name)) : row.unsupported === 'not yet'
  }
  return Object.keys(settings)
    .filter((name) => !isOff(settings[name]) && isNotYet(name))
    .toSorted()
}

function isOff(raw: unknown): boolean {
  return raw === undefined || raw === null || raw === '' || raw === false || raw === 'false'
}
