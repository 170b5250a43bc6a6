import { isJsonObject } from '@recto/protocol'
/** Values of an item by their path: objects are flattened, lists and empty objects are not. */
export function flatten(item: unknown): Map<string, unknown> {
  const values = new Map<string, unknown>()
  if (isJsonObject(item)) enter(item, '', values)
  else values.set('value', item)
  return values
}

function enter(object: Readonly<Record<string, unknown>>, prefix: string, values: Map<string, unknown>): void {
  for (const [key, value] of Object.entries(object)) {
    const path = prefix === '' ? key : `${prefix}.${key}`
    if (isJsonObject(value) && Object.keys(value).length > 0) enter(value, path, values)
    else values.set(path, value)
  }
}

/** The value at a path as {@link flatten} writes it. Keys may hold dots themselves, so each way of reading the path is tried. */
export function valueAt(item: unknown, path: string): unknown {
  if (!isJsonObject(item)) return undefined
  if (Object.hasOwn(item, path)) return item[path]
  for (let dot = path.indexOf('.'); dot !== -1; dot = path.indexOf('.', dot + 1)) {
    const found = valueAt(item[path.slice(0, dot)], path.slice(dot + 1))
    if (found !== undefined) return found
  }
  return undefined
}
