import { compile, raw } from '@recto/dialects'
import { publisherRows } from '@recto/reference'
import { eachDatabase } from '@recto/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ProtectedItem, protectedItems } from './far-side-shapes.ts'
import { sendShape } from './send-shape.ts'
import { type PermissionRow, permit, permitAll } from './test-accounts.ts'
import { openWriteScenarios, type WriteScenarioServer } from './write-scenario.ts'

type Row = Readonly<Record<string, unknown>>

const rows = { ...publisherRows, imprint: [{ id: 1, title: 'Kept' }] }
const forbidden = { title: 'forbidden' }

/** What a kind of rule forbids of a collection. `holds`: whether the rows are as the rule wants them. */
interface ClosedRule {
  readonly name: string
  readonly permits: (item: ProtectedItem) => readonly PermissionRow[]
  readonly holds: (item: ProtectedItem, after: readonly Row[], before: readonly Row[]) => boolean
}

const rowOf = ({ keyField, key }: ProtectedItem, list: readonly Row[]): string => JSON.stringify(list.find((row) => row[keyField] === key))
const hasNoForbidden = (_item: ProtectedItem, after: readonly Row[]): boolean => after.every(({ title }) => title !== forbidden.title)
const both = (item: ProtectedItem, parts: Parameters<typeof permit>[2]): readonly PermissionRow[] =>
  (['create', 'update'] as const).map((action) => permit(item.collection, action, parts))

const rules: readonly ClosedRule[] = [
  {
    name: 'a row rule on update',
    permits: (item) => [
      permit(item.collection, 'create'),
      permit(item.collection, 'update', { permissions: { [item.keyField]: { _neq: item.key } } }),
    ],
    holds: (item, after, before) => rowOf(item, after) === rowOf(item, before),
  },
  { name: 'a field rule', permits: (item) => both(item, { fields: [item.keyField] }), holds: hasNoForbidden },
  { name: 'a validation rule', permits: (item) => both(item, { validation: { title: { _neq: 'forbidden' } } }), holds: hasNoForbidden },
  {
    name: 'no permission to write',
    permits: () => [],
    holds: (_item, after, before) => JSON.stringify(after) === JSON.stringify(before),
  },
]

eachDatabase(
  (database) => {
    let harness: WriteScenarioServer
    beforeAll(async () => {
      harness = await openWriteScenarios(database)
      await harness.publisher.reset(rows)
    })
    afterAll(() => harness.close())

    describe.each(protectedItems)('$collection', (item) => {
      /** Read in SQL, past everything that is tested here. */
      const stored = async (): Promise<readonly Row[]> => {
        const { connection, dialect } = harness.publisher.server.platform
        return await connection.rows(
          compile(dialect, raw(`SELECT ${item.keyField}, title FROM ${item.collection} ORDER BY ${item.keyField}`)),
        )
      }
      const shapes = [...item.updates(forbidden), ...item.creates(forbidden)]

      it('is reached by every shape where nothing forbids it', async () => {
        const before = await stored()
        await harness.accounts.grant('clerk', [{ by: 'user', permits: permitAll(item.collection, ...item.through) }])
        for (const shape of shapes) {
          const status = await sendShape(harness.publisher, shape)
          expect(await stored(), `${shape.name}: ${status}`).not.toEqual(before)
          await harness.publisher.reset(rows)
        }
      })

      it.each(rules)('is kept from every shape by $name', async ({ permits, holds }) => {
        const before = await stored()
        const reading = permit(item.collection, 'read')
        await harness.accounts.grant('clerk', [{ by: 'user', permits: [...permitAll(...item.through), reading, ...permits(item)] }])
        for (const shape of shapes) {
          const status = await sendShape(harness.publisher, shape)
          const after = await stored()
          expect(holds(item, after, before), `${shape.name}: ${status} ${JSON.stringify(after)}`).toBe(true)
          expect(status, shape.name).toBeLessThan(500)
          await harness.publisher.reset(rows)
        }
      })
    })
  },
  ['sqlite', 'postgres', 'mariadb'],
)
