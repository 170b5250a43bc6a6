import type { Command } from '../command.ts'
import type { Query } from '../infer-schema.ts'

/** A stored view of a list, as `/presets` shows it: named when `bookmark` is set, else what a list begins with. */
export interface PresetRow {
  readonly id: number
  readonly bookmark: string | null
  /** With neither user nor role it is for everybody. */
  readonly user: string | null
  readonly role: string | null
  readonly collection: string
  readonly search: string | null
  /** `null` counts as `tabular`. */
  readonly layout: string | null
  /** By name of the layout. */
  readonly layout_query: Readonly<Record<string, unknown>> | null
  readonly layout_options: Readonly<Record<string, unknown>> | null
  readonly filter: Readonly<Record<string, unknown>> | null
  /** Seconds. */
  readonly refresh_interval: number | null
  readonly icon: string | null
  readonly color: string | null
}

type NewPreset = Partial<Omit<PresetRow, 'id'>> & Pick<PresetRow, 'collection'>

/** The views the caller may see. */
export function readPresets<Schema>(query?: Query<Record<string, unknown>>): Command<Schema, readonly PresetRow[]> {
  return { method: 'GET', path: '/presets', ...(query && { query }) }
}

/** Stores a view. */
export function createPreset<Schema>(preset: NewPreset): Command<Schema, PresetRow> {
  return { method: 'POST', path: '/presets', body: preset }
}

/** Changes a stored view. */
export function updatePreset<Schema>(id: number, changes: Partial<PresetRow>): Command<Schema, PresetRow> {
  return { method: 'PATCH', path: `/presets/${id}`, body: changes }
}

/** Forgets a stored view. */
export function deletePreset<Schema>(id: number): Command<Schema, undefined> {
  return { method: 'DELETE', path: `/presets/${id}` }
}
