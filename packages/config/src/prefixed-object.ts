import { castValue, type FixedType } from './cast.ts'
import type { RawSettings } from './read-config-file.ts'

export interface PrefixedObjectOptions {
  /** Names of settings that are left out, in capitals. */
  readonly omit?: ReadonlySet<string>
  /** Type of texts without a prefix of their own. @default what they look like */
  readonly type?: FixedType
}

/**
 * All settings of a family as one object: the rest of the name in camel case, `__` nesting.
 * `DB_SSL__REJECT_UNAUTHORIZED=false` under `DB_` is `{ ssl: { rejectUnauthorized: false } }`.
 */
export function prefixedObject(settings: RawSettings, prefix: string, options: PrefixedObjectOptions = {}): Record<string, unknown> {
  const { omit = new Set(), type } = options
  const result: Record<string, unknown> = Object.create(null)
  for (const [name, raw] of Object.entries(settings)) {
    if (!name.toUpperCase().startsWith(prefix) || omit.has(name.toUpperCase()) || raw === '') continue
    const path = name.slice(prefix.length).split('__').map(camelCase)
    if (path.every((key) => key !== '' && key !== '__proto__')) put(result, path, typeof raw === 'string' ? castValue(raw, type) : raw)
  }
  return result
}

function put(target: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [key = '', ...rest] = path
  if (rest.length === 0) {
    target[key] = value
    return
  }
  const inner = target[key]
  const object = typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>) : {}
  target[key] = object
  put(object, rest, value)
}

function camelCase(name: string): string {
  return name.toLowerCase().replace(/_+([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}
