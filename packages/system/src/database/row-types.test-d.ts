import type { Insertable, Kysely, Selectable, Updateable } from 'kysely'
import { expectTypeOf, test } from 'vitest'
import type { SystemDatabase } from './system-database.ts'

declare const database: Kysely<SystemDatabase>

type Share = SystemDatabase['recto_shares']
type Activity = SystemDatabase['recto_activity']

test('columns are read as the values of their types', () => {
  expectTypeOf<Selectable<SystemDatabase['recto_policies']>['admin_access']>().toEqualTypeOf<boolean>()
  expectTypeOf<Selectable<SystemDatabase['recto_permissions']>['fields']>().toEqualTypeOf<readonly string[] | null>()
  expectTypeOf<Selectable<SystemDatabase['recto_files']>['filesize']>().toEqualTypeOf<string | null>()
  expectTypeOf<Selectable<SystemDatabase['recto_users']>['tags']>().toEqualTypeOf<unknown>()
  expectTypeOf<Selectable<Share>['times_used']>().toEqualTypeOf<number | null>()
  expectTypeOf<Selectable<Activity>['timestamp']>().toEqualTypeOf<string>()
})

test('nullable columns and those with a default may be left out of an insert', () => {
  expectTypeOf<{ id: string }>().toExtend<Insertable<SystemDatabase['recto_users']>>()
  expectTypeOf<{ date_end: Date; date_start: string; name: null }>().toExtend<Updateable<Share>>()
})

test('a wrong table', () => {
  // @ts-expect-error there is no such table
  database.selectFrom('recto_people')
})

test('a wrong column', () => {
  // @ts-expect-error users have no such column
  database.selectFrom('recto_users').select('nickname')
  // @ts-expect-error an alias field has no column
  database.selectFrom('recto_users').select('policies')
  // @ts-expect-error users have no such column
  database.selectFrom('recto_users').selectAll().where('nickname', '=', 'x')
})

test('a value of a wrong type', () => {
  // @ts-expect-error a flag is a boolean
  database.selectFrom('recto_policies').selectAll().where('admin_access', '=', 1)
  // @ts-expect-error a counter is a number
  database.updateTable('recto_shares').set({ times_used: '1' })
})

test('a missing required column', () => {
  // @ts-expect-error a role has a name
  database.insertInto('recto_roles').values({ id: 'x' })
})

test('a value for a column that the engine generates', () => {
  // @ts-expect-error the engine counts the keys of activity
  database.insertInto('recto_activity').values({ id: 1, action: 'login', collection: 'directus_users', item: 'x' })
  // @ts-expect-error the engine counts the keys of activity
  database.updateTable('recto_activity').set({ id: 1 })
})

test('null in a column that is never null', () => {
  // @ts-expect-error a role has a name
  database.updateTable('recto_roles').set({ name: null })
  // @ts-expect-error a role has a name
  database.insertInto('recto_roles').values({ id: 'x', name: null })
})
