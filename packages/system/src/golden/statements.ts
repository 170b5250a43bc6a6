import type { Compilable, Kysely } from 'kysely'
import { lockRows } from '../database/lock-rows.ts'
import type { SystemDatabase } from '../database/system-database.ts'
import type { SystemDatabaseSource } from '../database/open-system-database.ts'

/** A statement of a system table, in the shape in which the platform runs it. */
export type GoldenStatement = (recto: Kysely<SystemDatabase>, source: Pick<SystemDatabaseSource, 'dialect'>) => Compilable

const now = '2026-02-03T04:05:06.000Z'
const id = '3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10'

/** Statements by what they are for. */
export const goldenStatements: Readonly<Record<string, GoldenStatement>> = {
  'read the metadata of fields': (recto) =>
    recto.selectFrom('recto_fields').selectAll().orderBy('collection').orderBy('sort').orderBy('id'),
  'read applied migrations': (recto) => recto.selectFrom('recto_migrations').select('version'),
  'insert a policy': (recto) =>
    recto.insertInto('recto_policies').values({ id, name: 'Press', admin_access: false, app_access: true, enforce_tfa: false, ip_access: ['::1'] }),
  'lock administrators': (recto, { dialect }) =>
    recto.selectFrom('recto_policies').select('id').where('admin_access', '=', true).$call(lockRows(dialect)),
  'count policies': (recto) => recto.selectFrom('recto_policies').select(({ fn }) => fn.countAll().as('total')),
  'append to the change log': (recto) =>
    recto.insertInto('recto_schema_change_log').values({ direction: 'undo', step: { kind: 'rows' } }),
  'read the change log': (recto) => recto.selectFrom('recto_schema_change_log').selectAll().orderBy('id'),
  'count a schema change': (recto) => recto.updateTable('recto_schema_change_log').set({ step: 2 }).where('direction', '=', 'count'),
  'delete expired activity': (recto) =>
    recto.selectFrom('recto_activity').select('id').where('action', '<>', 'run').where('timestamp', '<', now).orderBy('id').limit(500),
  'detach revisions': (recto) => recto.updateTable('recto_revisions').set({ parent: null }).where('parent', 'in', [1, 2]),
  'detach revisions of a collection': (recto) => {
    const own = recto.selectFrom('recto_revisions').select('id').where('collection', '=', 'books')
    return recto.updateTable('recto_revisions').set({ parent: null }).where('parent', 'in', recto.selectFrom(own.as('own')).select('own.id'))
  },
  'delete by a list of keys': (recto) => recto.deleteFrom('recto_revisions').where('id', 'in', [1, 2, 3]),
  'find an idempotent answer': (recto) =>
    recto.selectFrom('recto_idempotency_keys').select(['request_hash', 'response']).where('id', '=', 'x').where('expires', '>=', now),
  'store an idempotent answer': (recto) =>
    recto.insertInto('recto_idempotency_keys').values({ id: 'x', request_hash: 'y', status: 200, response: '[]', created: now, expires: now }),
  'notify a user': (recto) =>
    recto.insertInto('recto_notifications').values({ recipient: id, sender: null, subject: 'Hello', message: null, timestamp: now, status: 'inbox' }),
  'read the recipient of a mail': (recto) =>
    recto.selectFrom('recto_users').select(['id', 'email', 'role', 'email_notifications']).where('id', '=', id),
  'read a version': (recto) => recto.selectFrom('recto_versions').selectAll().where('id', '=', id),
  'save a version': (recto) =>
    recto.updateTable('recto_versions').set({ delta: { title: 'Emma' }, date_updated: now, user_updated: id }).where('id', '=', id),
  'read a share': (recto) => recto.selectFrom('recto_shares').selectAll().where('id', '=', id),
  'find the policies of a role': (recto) =>
    recto
      .selectFrom('recto_access as a')
      .innerJoin('recto_policies as p', 'p.id', 'a.policy')
      .select(['p.id', 'p.admin_access', 'p.ip_access'])
      .where('a.role', '=', id),
}
