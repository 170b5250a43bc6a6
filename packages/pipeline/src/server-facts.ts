import { compile, sql } from '@recto/dialects'
import type { Platform } from './platform.ts'
import { type Row, readRows } from './read-rows.ts'

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

/** What anyone may know of the project: how it is called and looks. */
export async function readProject(platform: Platform): Promise<Row> {
  const known = platform.schemaCache.current().collections.get('directus_settings')?.fields
  const fields = projectFields.filter((field) => known?.has(field) ?? false)
  const [row] = fields.length === 0 ? [] : await readRows(platform, { collection: 'directus_settings', fields, limit: 1 })
  return row ?? {}
}

/** Whether there is a user at all; until then the first visitor becomes the administrator. */
export async function isSetUp(platform: Platform): Promise<boolean> {
  return (await readRows(platform, { collection: 'directus_users', fields: ['id'], limit: 1 })).length > 0
}

/** How the installation is. */
export interface Health {
  readonly status: 'ok' | 'warn' | 'error'
  /** By what was looked at, e.g. `sqlite:responseTime`. */
  readonly checks: Readonly<Record<string, readonly HealthCheck[]>>
}

export interface HealthCheck {
  readonly status: 'ok' | 'warn' | 'error'
  readonly componentType: string
  readonly observedUnit?: string
  readonly observedValue?: number
  readonly threshold?: number
  readonly output?: string
}

const slowMs = 150

/** Asks the database for nothing and measures how long it takes. */
export async function checkHealth({ connection, dialect, log }: Platform): Promise<Health> {
  const name = `${dialect.vendor}:responseTime`
  const since = performance.now()
  try {
    await connection.rows(compile(dialect, sql`SELECT 1 AS one${dialect.expressions.dual}`))
    const observedValue = Number((performance.now() - since).toFixed(3))
    const status = observedValue > slowMs ? 'warn' : 'ok'
    return { status, checks: { [name]: [{ status, componentType: 'datastore', observedUnit: 'ms', observedValue, threshold: slowMs }] } }
  } catch (error) {
    log.error({ err: error }, 'The database does not answer.')
    return {
      status: 'error',
      checks: { [name]: [{ status: 'error', componentType: 'datastore', output: 'The database does not answer' }] },
    }
  }
}
