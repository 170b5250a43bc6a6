import type { Platform } from '../platform.ts'
import { type Row, readRows } from '../read/read-rows.ts'

const projectFields = [
  'project_name',
  'project_descriptor',
  'project_logo',
  'project_color',
  'default_appearance',
  'default_theme_light',
  'default_theme_dark',
  'theme_light_overrides',
  'theme_dark_overrides',
  'default_language',
  'public_foreground',
  'public_background',
  'public_favicon',
  'public_note',
  'custom_css',
  'public_registration',
  'public_registration_verify_email',
]

/** The public settings of the project: its name, logo, colors and public texts. */
export async function readProject(platform: Platform): Promise<Row> {
  const known = platform.schemaCache.current().collections.get('directus_settings')?.fields
  const fields = projectFields.filter((field) => known?.has(field) ?? false)
  const [row] = fields.length === 0 ? [] : await readRows(platform, { collection: 'directus_settings', fields, limit: 1 })
  return row ?? {}
}
