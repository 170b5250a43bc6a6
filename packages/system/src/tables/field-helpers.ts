import type { SystemField } from '../define-system-table.ts'

const datetime = { interface: 'datetime', display: 'datetime', width: 'half' } as const

/** A relation to the user who did something, as the studio shows it. */
export const userMeta = {
  interface: 'select-dropdown-m2o',
  options: { template: '{{ first_name }} {{ last_name }}' },
  display: 'user',
} as const

/** When a row was created. */
export const dateCreated = {
  name: 'date_created',
  type: 'timestamp',
  defaultValue: { function: 'now' },
  special: ['date-created', 'cast-timestamp'],
  meta: datetime,
} as const satisfies SystemField

/** When a row was last updated. */
export const dateUpdated = {
  name: 'date_updated',
  type: 'timestamp',
  defaultValue: { function: 'now' },
  special: ['date-updated', 'cast-timestamp'],
  meta: datetime,
} as const satisfies SystemField

/** Who created a row. */
export const userCreated = {
  name: 'user_created',
  type: 'uuid',
  references: { table: 'users', onDelete: 'SET NULL' },
  special: ['user-created'],
  meta: userMeta,
} as const satisfies SystemField

/** Who last updated a row. */
export const userUpdated = {
  name: 'user_updated',
  type: 'uuid',
  references: { table: 'users', onDelete: 'NO ACTION' },
  special: ['user-updated'],
  meta: userMeta,
} as const satisfies SystemField

/** `date_created` and `date_updated`. */
export function timestamps(): readonly [typeof dateCreated, typeof dateUpdated] {
  return [dateCreated, dateUpdated]
}

/** `user_created` and `user_updated`. */
export function authors(): readonly [typeof userCreated, typeof userUpdated] {
  return [userCreated, userUpdated]
}
