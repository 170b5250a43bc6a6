import type { PresetRow } from '@recto/sdk'

/** Whose view it is. */
export type ViewScope = 'personal' | 'role' | 'all'

/** Whom a stored view is for. */
export function scopeOf({ user, role }: Pick<PresetRow, 'user' | 'role'>): ViewScope {
  if (user !== null) return 'personal'
  return role === null ? 'all' : 'role'
}

const scopes: readonly ViewScope[] = ['personal', 'role', 'all']

/** The named views of a collection: personal ones first, then those for the role, then those for everybody, each by name. */
export function bookmarksOf(presets: readonly PresetRow[], collection: string): readonly PresetRow[] {
  return presets
    .filter((preset) => preset.collection === collection && preset.bookmark !== null)
    .toSorted((a, b) => scopes.indexOf(scopeOf(a)) - scopes.indexOf(scopeOf(b)) || String(a.bookmark).localeCompare(String(b.bookmark)))
}

/** What the list of a collection begins with: the caller's own choice, else that of the role, else that of everybody. */
export function startOf(presets: readonly PresetRow[], collection: string): PresetRow | null {
  const starts = presets.filter((preset) => preset.collection === collection && preset.bookmark === null)
  return scopes.map((scope) => starts.find((preset) => scopeOf(preset) === scope)).find((preset) => preset !== undefined) ?? null
}
