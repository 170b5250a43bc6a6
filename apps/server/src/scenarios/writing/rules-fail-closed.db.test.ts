import { compile, raw } from '@recto/dialects'
import { publisherRows } from '@recto/reference'
import { systemDatabase } from '@recto/system'
import { eachDatabase, printRun, propertyRun } from '@recto/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sendShape } from './send-shape.ts'
import { type PermissionRow, permit, permitAll } from './test-accounts.ts'
import { openWriteScenarios, sendAs, type WriteScenarioServer } from './write-scenario.ts'
import { createShapes, deleteShapes, protectedChapter, type ShapeRequest, updateShapes, type WriteShape } from './write-shapes.ts'

type Row = Readonly<Record<string, unknown>>

/** Nothing refers to the protected chapter, or the database would keep it from being deleted. */
const rows = { ...publisherRows, lines: [{ id: 1, title: 'e1a', chapter: 2 }] }

const forbidden = { title: 'forbidden' }
const others = ['books', 'authors', 'lines', 'directus_versions']
const own = { permissions: { id: { _neq: protectedChapter.id } } }
const valid = { validation: { title: { _neq: 'forbidden' } } }

/** What a kind of rule forbids of chapters. `holds`: whether the rows are as the rule wants them. */
interface ClosedRule {
  readonly name: string
  readonly shapes: readonly WriteShape[]
  readonly permits: readonly PermissionRow[]
  /** A rule of the field `title`, for everybody. */
  readonly fieldRule?: object
  readonly holds: (chapters: readonly Row[], before: readonly Row[]) => boolean
}

const isKept = (chapters: readonly Row[], before: readonly Row[]): boolean =>
  JSON.stringify(chapters.find(({ id }) => id === protectedChapter.id)) ===
  JSON.stringify(before.find(({ id }) => id === protectedChapter.id))
const hasNoForbidden = (chapters: readonly Row[]): boolean => chapters.every(({ title }) => title !== forbidden.title)
const allNewArePreset = (chapters: readonly Row[], before: readonly Row[]): boolean =>
  chapters.every(({ id, title }) => before.some((row) => row['id'] === id) || title === 'preset')

const chapters = (...rows: readonly PermissionRow[]): readonly PermissionRow[] => [
  ...permitAll(...others),
  permit('chapters', 'read'),
  permit('directus_revisions', 'read'),
  ...rows,
]
const without = (field: string): { readonly fields: readonly string[] } => ({
  fields: ['id', 'position', 'book', 'lines'].filter((name) => name !== field),
})

const rules: readonly ClosedRule[] = [
  {
    name: 'a row rule on update',
    shapes: [...updateShapes(forbidden), ...deleteShapes().filter(({ name }) => /list without|detailed|null/.test(name))],
    permits: chapters(permit('chapters', 'create'), permit('chapters', 'update', own), permit('chapters', 'delete', own)),
    holds: isKept,
  },
  {
    name: 'a row rule on delete',
    shapes: deleteShapes().filter(({ name }) => !/list without|detailed|null/.test(name)),
    permits: chapters(permit('chapters', 'create'), permit('chapters', 'update'), permit('chapters', 'delete', own)),
    holds: isKept,
  },
  {
    name: 'a field rule',
    shapes: [...updateShapes(forbidden), ...createShapes(forbidden)],
    permits: chapters(permit('chapters', 'create', without('title')), permit('chapters', 'update', without('title'))),
    holds: hasNoForbidden,
  },
  {
    name: 'a validation rule',
    shapes: [...updateShapes(forbidden), ...createShapes(forbidden)],
    permits: chapters(permit('chapters', 'create', valid), permit('chapters', 'update', valid)),
    holds: hasNoForbidden,
  },
  {
    name: 'a validation rule of a field',
    shapes: [...updateShapes(forbidden), ...createShapes(forbidden)],
    permits: chapters(permit('chapters', 'create'), permit('chapters', 'update')),
    fieldRule: { title: { _neq: 'forbidden' } },
    holds: hasNoForbidden,
  },
  {
    name: 'a preset of a field that may not be sent',
    shapes: [...createShapes(forbidden), ...createShapes({ position: 5 })],
    permits: chapters(
      permit('chapters', 'create', { ...without('title'), presets: { title: 'preset' } }),
      permit('chapters', 'update', without('title')),
    ),
    holds: allNewArePreset,
  },
  {
    name: 'no permission at all',
    shapes: [...updateShapes(forbidden), ...createShapes(forbidden), ...deleteShapes()],
    permits: chapters(),
    holds: (after, before) => JSON.stringify(after) === JSON.stringify(before),
  },
]

eachDatabase(
  (database) => {
    let harness: WriteScenarioServer
    let before: readonly Row[]

    beforeAll(async () => {
      harness = await openWriteScenarios(database)
      for (const collection of ['books', 'chapters'])
        await expectOk({ as: 'admin', request: `PATCH /collections/${collection}`, body: { meta: { versioning: true } } })
      await harness.publisher.reset(rows)
      before = await chapterRows()
    })
    afterAll(() => harness.close())

    /** Read in SQL, past everything that is tested here. */
    const chapterRows = async (): Promise<readonly Row[]> => {
      const { connection, dialect } = harness.publisher.server.platform
      return await connection.rows(compile(dialect, raw('SELECT id, title, position, book FROM chapters ORDER BY id')))
    }
    const expectOk = async ({ as = 'clerk', request, body }: ShapeRequest): Promise<void> => {
      const response = await sendAs(harness.publisher, as, [request, body])
      expect(response.statusCode, `${request} ${response.body}`).toBeLessThan(300)
    }
    const restore = async (): Promise<void> => {
      await harness.publisher.reset(rows)
      const recto = systemDatabase(harness.publisher.server.platform)
      // Revisions refer to each other, which MariaDB does not let go in one statement.
      await recto.updateTable('recto_revisions').set({ parent: null }).execute()
      await recto.deleteFrom('recto_revisions').execute()
      await recto.deleteFrom('recto_versions').execute()
    }
    const setFieldRule = async (rule: object | undefined): Promise<void> => {
      await expectOk({ as: 'admin', request: 'PATCH /fields/chapters/title', body: { meta: { validation: rule ?? null } } })
    }

    it('every shape does what it says where nothing forbids it', async () => {
      const permits = [...permitAll('chapters', ...others), permit('directus_revisions', 'read')]
      await harness.accounts.grant('clerk', [{ by: 'user', permits }])
      const shapes = [...updateShapes(forbidden), ...createShapes(forbidden), ...deleteShapes()]
      for (const shape of shapes) {
        const status = await sendShape(harness.publisher, shape)
        expect(await chapterRows(), `${shape.name}: ${status}`).not.toEqual(before)
        await restore()
      }
    })

    describe.each(rules)('$name', ({ name, shapes, permits, fieldRule, holds }) => {
      it('forbids it in whatever shape it is sent', async () => {
        const run = propertyRun(12)
        await setFieldRule(fieldRule)
        await harness.accounts.grant('clerk', [{ by: 'user', permits }])
        for (const shape of chosen(shapes, run)) {
          const status = await sendShape(harness.publisher, shape)
          const after = await chapterRows()
          expect(holds(after, before), `${shape.name}: ${status} ${JSON.stringify(after)}, seed ${run.seed}`).toBe(true)
          expect(status, shape.name).toBeLessThan(500)
          if (JSON.stringify(after) !== JSON.stringify(before) || shape.requests.length > 1) await restore()
        }
        await setFieldRule(undefined)
        printRun(`${name} fails closed`, database.name, run)
      })
    })
  },
  ['sqlite', 'postgres', 'mariadb'],
)

/** Some of the shapes, others with another seed; all of them where there are cases enough. */
function chosen(shapes: readonly WriteShape[], { cases, seed }: { readonly cases: number; readonly seed: number }): readonly WriteShape[] {
  const start = seed % shapes.length
  return [...shapes.slice(start), ...shapes.slice(0, start)].slice(0, cases)
}
