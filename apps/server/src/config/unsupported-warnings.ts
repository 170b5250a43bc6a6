import { knownVariables, variableFamilies } from './known-variables.ts'
import type { RawSettings } from './read-config-file.ts'
import type { EnvironmentVariable } from './variable.ts'

/** A warning that names the variables which are set but have no effect yet. Setting `false` switches off what is not there. */
export function unsupportedWarnings(settings: RawSettings): string[] {
  const names = Object.keys(settings).filter((name) => !isOff(settings[name]) && isNotYet(name))
  return names.length === 0
    ? []
    : [`Set, but without effect in this version: ${names.toSorted().join(', ')}. See docs/reference/environment.md, "Not yet".`]
}

function isOff(raw: unknown): boolean {
  return raw === undefined || raw === null || raw === '' || raw === false || raw === 'false'
}

function isNotYet(name: string): boolean {
  const rows: Readonly<Record<string, EnvironmentVariable>> = knownVariables
  const row = rows[name]
  return row === undefined ? pendingFamilies.some((pattern) => pattern.test(name)) : row.unsupported === 'not yet'
}

const pendingFamilies = Object.entries(variableFamilies)
  .filter(([, { unsupported }]) => unsupported === 'not yet')
  .map(([family]) => new RegExp(`^${family.replace(/<\w+>|\*/g, '.+')}$`))
