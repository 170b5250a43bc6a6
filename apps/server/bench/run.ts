import { fileURLToPath } from 'node:url'
import { type BenchDatabase, postgresDatabase, sqliteDatabase } from './databases.ts'
import { load } from './load.ts'
import { grantReader, token } from './policy.ts'
import { type ServerProcess, startServer } from './processes.ts'
import { table } from './table.ts'
import { works } from './works.ts'

const seconds = Number(process.env['BENCH_SECONDS'] ?? 5)
const serverUrl = process.env['RECTO_TEST_POSTGRES_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres'
const secret = { SECRET: 'a-secret-of-the-benchmark-with-32-bytes', LOG_LEVEL: 'error' }
const rectoCommand = [process.execPath, fileURLToPath(new URL('../bin/recto.js', import.meta.url)), 'start']
const handWrittenCommand = [process.execPath, '--import', 'tsx', fileURLToPath(new URL('hand-written.ts', import.meta.url))]

for (const make of [() => postgresDatabase(serverUrl), () => sqliteDatabase()]) {
  const database = await make().catch((error: unknown) => void process.stderr.write(`Skipped: ${String(error)}\n`))
  if (database === undefined) continue
  await measure(database).finally(() => database.drop())
}

async function measure(database: BenchDatabase): Promise<void> {
  await prepare(database)
  const recto = await startServer({ command: rectoCommand, environment: { ...database.environment, ...secret }, probe: '/server/ping' })
  const handWritten = await startServer({ command: handWrittenCommand, environment: database.environment, probe: '/articles/1' })
  const idleMb = [await recto.memoryMb(), await handWritten.memoryMb()]
  await compareAnswers(recto, handWritten)
  const rows = []
  for (const work of works) rows.push(await compare(work, recto, handWritten))
  const loadedMb = [await recto.memoryMb(), await handWritten.memoryMb()]
  process.stdout.write(
    `\n### ${database.engine}\n\n${table(['work', 'Recto req/s', 'by hand req/s', 'ratio', 'at least', 'Recto p99 ms', 'by hand p99 ms'], rows)}\n`,
  )
  process.stdout.write(
    `\n${table(
      ['process', 'start to first answer', 'idle memory', 'after the load'],
      [
        ['Recto', ms(recto.startMs), mb(idleMb[0]), mb(loadedMb[0])],
        ['by hand', ms(handWritten.startMs), mb(idleMb[1]), mb(loadedMb[1])],
      ],
    )}\n`,
  )
  await Promise.all([recto.stop(), handWritten.stop()])
}

/** A first start makes Recto's own tables; then the reader is let in. */
async function prepare(database: BenchDatabase): Promise<void> {
  const first = await startServer({ command: rectoCommand, environment: { ...database.environment, ...secret }, probe: '/server/ping' })
  await first.stop()
  await grantReader(database)
}

async function compare(work: (typeof works)[number], recto: ServerProcess, handWritten: ServerProcess): Promise<string[]> {
  const paths = { recto: work.paths.map((path) => path.recto), handWritten: work.paths.map((path) => path.handWritten) }
  await load(recto.url, paths.recto, 2)
  await load(handWritten.url, paths.handWritten, 2)
  const ours = await load(recto.url, paths.recto, seconds)
  const theirs = await load(handWritten.url, paths.handWritten, seconds)
  const ratio = ours.requestsPerSecond / theirs.requestsPerSecond
  return [
    work.name,
    ours.requestsPerSecond.toFixed(0),
    theirs.requestsPerSecond.toFixed(0),
    `${ratio.toFixed(2)} ×`,
    `${work.budget.toFixed(1)} ×`,
    ours.p99Ms.toFixed(1),
    theirs.p99Ms.toFixed(1),
  ]
}

/** A race is worth nothing when the two give different answers. */
async function compareAnswers(recto: ServerProcess, handWritten: ServerProcess): Promise<void> {
  for (const work of works) {
    const path = work.paths[1]
    if (path === undefined) continue
    const answers = await Promise.all([answer(recto.url + path.recto), answer(handWritten.url + path.handWritten)])
    if (answers[0] !== answers[1]) throw new Error(`${work.name}: the servers disagree.\n${answers.join('\n').slice(0, 2000)}`)
  }
}

async function answer(url: string): Promise<string> {
  const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } })
  return JSON.stringify(sortKeys(await response.json()))
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, inner]) => [key, sortKeys(inner)]),
  )
}

function ms(value: number): string {
  return `${value.toFixed(0)} ms`
}

function mb(value: number | undefined): string {
  return `${(value ?? Number.NaN).toFixed(0)} MB`
}
