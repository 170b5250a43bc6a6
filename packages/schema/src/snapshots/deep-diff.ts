/** One difference between two documents, in the format of the npm package deep-diff, which clients of the platform use. Without `path`: the whole document. */
export type DeepChange =
  | { readonly kind: 'N'; readonly path?: ChangePath; readonly rhs: unknown }
  | { readonly kind: 'D'; readonly path?: ChangePath; readonly lhs: unknown }
  | { readonly kind: 'E'; readonly path?: ChangePath; readonly lhs: unknown; readonly rhs: unknown }
  | { readonly kind: 'A'; readonly path?: ChangePath; readonly index: number; readonly item: ArrayItemChange }

/** Keys and indexes that lead to the difference. */
export type ChangePath = readonly (string | number)[]

/** What was added to the end of a list, or removed from it. */
export type ArrayItemChange = { readonly kind: 'N'; readonly rhs: unknown } | { readonly kind: 'D'; readonly lhs: unknown }

type Document = Readonly<Record<string, unknown>>

/** What makes `rhs` out of `lhs`; empty when they are equal. */
export function deepDiff(lhs: unknown, rhs: unknown, path: ChangePath = []): readonly DeepChange[] {
  if (Object.is(lhs, rhs)) return []
  const at = path.length === 0 ? {} : { path }
  if (lhs === undefined) return [{ kind: 'N', ...at, rhs }]
  if (rhs === undefined) return [{ kind: 'D', ...at, lhs }]
  if (Array.isArray(lhs) && Array.isArray(rhs)) return diffLists(lhs, rhs, path)
  if (isDocument(lhs) && isDocument(rhs)) {
    const keys = [...new Set([...Object.keys(lhs), ...Object.keys(rhs)])]
    return keys.flatMap((key) => deepDiff(lhs[key], rhs[key], [...path, key]))
  }
  return [{ kind: 'E', ...at, lhs, rhs }]
}

function diffLists(lhs: readonly unknown[], rhs: readonly unknown[], path: ChangePath): readonly DeepChange[] {
  const at = path.length === 0 ? {} : { path }
  const changes: DeepChange[] = []
  for (let index = lhs.length - 1; index >= rhs.length; index -= 1)
    changes.push({ kind: 'A', ...at, index, item: { kind: 'D', lhs: lhs[index] } })
  for (let index = rhs.length - 1; index >= lhs.length; index -= 1)
    changes.push({ kind: 'A', ...at, index, item: { kind: 'N', rhs: rhs[index] } })
  const shared = Math.min(lhs.length, rhs.length)
  for (let index = 0; index < shared; index += 1) changes.push(...deepDiff(lhs[index], rhs[index], [...path, index]))
  return changes
}

function isDocument(value: unknown): value is Document {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The document with the changes made; `undefined` when it is gone. The given one stays as it is. */
export function applyDeepDiff(document: unknown, changes: readonly DeepChange[]): unknown {
  return changes.reduce((current, change) => applyChange(current, change, change.path ?? []), document)
}

function applyChange(document: unknown, change: DeepChange, path: ChangePath): unknown {
  const [key, ...rest] = path
  if (key === undefined) return changed(document, change)
  if (Array.isArray(document)) {
    return document.map((element: unknown, index) => (index === Number(key) ? applyChange(element, change, rest) : element))
  }
  const base: Document = isDocument(document) ? document : {}
  const value = applyChange(base[key], change, rest)
  if (value !== undefined) return { ...base, [key]: value }
  return Object.fromEntries(Object.entries(base).filter(([name]) => name !== String(key)))
}

function changed(value: unknown, change: DeepChange): unknown {
  if (change.kind === 'D') return undefined
  if (change.kind !== 'A') return change.rhs
  const list: readonly unknown[] = Array.isArray(value) ? value : []
  if (change.item.kind === 'D') return list.filter((_element, index) => index !== change.index)
  const filled = [...list]
  filled[change.index] = change.item.rhs
  // Additions come last first, so earlier indexes are filled by later changes.
  return Array.from(filled, (element) => (element === undefined ? null : element))
}
