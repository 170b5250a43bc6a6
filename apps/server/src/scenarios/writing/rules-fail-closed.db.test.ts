import { compile, raw } from '@recto/dialects'
import { publisherRows } from '@recto/reference'
import { systemDatabase } from '@recto/system'
import { eachDatabase, printRun, propertyRun } from '@recto/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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
    const play = async ({ requests }: WriteShape): Promise<number> => {
      let last = 0
      for (const request of requests) last = await send(harness, request)
      return last
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
      await harness.accounts.grant('clerk', [{ by: 'user', permits: permitAll('chapters', ...others) }])
      const shapes = [...updateShapes(forbidden), ...createShapes(forbidden), ...deleteShapes()]
      for (const shape of shapes) {
        const status = await play(shape)
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
          const status = await play(shape)
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

/** Sends a request; `$version` and `$hash` are those of the draft made before. Gives the status. */
async function send({ publisher }: WriteScenarioServer, { as = 'clerk', request, body, isFile = false }: ShapeRequest): Promise<number> {
  const version = request.includes('$version') ? await draftOf(publisher) : { id: '', hash: '' }
  const [method = '', url = ''] = request.replace('$version', version.id).split(' ')
  if (isFile) {
    const file = `--x\r\nContent-Disposition: form-data; name="file"; filename="f.json"\r\nContent-Type: application/json\r\n\r\n${JSON.stringify(body)}\r\n--x--\r\n`
    const headers = { 'content-type': 'multipart/form-data; boundary=x', authorization: `Bearer ${as}` }
    return (await publisher.server.fastify.inject({ method: 'POST', url, headers, payload: file })).statusCode
  }
  const filled: unknown = body === undefined ? undefined : JSON.parse(JSON.stringify(body).replace('$hash', version.hash))
  return (await sendAs(publisher, as, [`${method} ${url}`, filled])).statusCode
}

async function draftOf(publisher: WriteScenarioServer['publisher']): Promise<{ readonly id: string; readonly hash: string }> {
  const row = await systemDatabase(publisher.server.platform).selectFrom('recto_versions').select('id').executeTakeFirst()
  const id = row?.id ?? ''
  const response = await sendAs(publisher, 'clerk', [`GET /versions/${id}/compare`])
  return { id, hash: response.json<{ data?: { mainHash: string } }>().data?.mainHash ?? '' }
}
