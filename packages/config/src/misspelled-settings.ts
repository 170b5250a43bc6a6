import { closestMatch } from 'leven'
import type { RawSettings } from './read-config-file.ts'
import type { VariableFamily, VariableTable } from './variable.ts'

/** Unknown names that differ in one or two letters from a known one, which was probably meant, as pairs in order. */
export function misspelledSettings(
  settings: RawSettings,
  table: VariableTable,
  families: Readonly<Record<string, VariableFamily>>,
): readonly (readonly [name: string, meant: string])[] {
  const known = Object.keys(table)
  const patterns = Object.keys(families).map((family) => new RegExp(`^${family.replace(/<\w+>|\*/g, '.+')}$`))
  const isUnknown = (name: string): boolean =>
    !Object.hasOwn(table, name.replace(/_FILE$/, '')) && !patterns.some((pattern) => pattern.test(name))
  // Short names of other programs differ in two letters by chance.
  return Object.keys(settings)
    .filter((name) => /^[A-Z][A-Z0-9]*_[A-Z0-9_]+$/.test(name) && name.length >= 6 && isUnknown(name))
    .toSorted()
    .flatMap((name) => {
      const meant = closestMatch(name, known, { maxDistance: 2 })
      return meant === undefined ? [] : [[name, meant] as const]
    })
}
