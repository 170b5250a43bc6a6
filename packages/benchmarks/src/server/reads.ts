import { fileURLToPath } from 'node:url'
import { compareAnswers } from './answers.ts'
import { type BenchDatabase, postgresDatabase, sqliteDatabase } from './databases.ts'
import { type Load, load, type Target } from './load.ts'
import { grantReader, reader, token } from './policy.ts'
import { type ServerProcess, startServer } from './processes.ts'
import { adminToken, assertBuilt, rectoCommand, rectoSettings as settings } from './recto.ts'
import { table } from './table.ts'
import { type Work, works } from './works.ts'

const seconds = Number(process.env['BENCH_SECONDS'] ?? 2)
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 7)
/** A server compiles what it is asked for most while it is asked: it is measured warm. */
const warmUpSeconds = 6
const serverUrl = process.env['RECTO_TEST_POSTGRES_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres'
const handWrittenCommand = [process.execPath, '--import', 'tsx', fileURLToPath(new URL('hand-written.ts', import.meta.url))]

/** Servers under measurement: Recto, one written by hand that verifies tokens, and one that knows a single constant one. */
interface Contest {
  readonly recto: Contestant
  readonly byHand: Contestant
  readonly constant: Contestant
}

interface Contestant extends Target {
  readonly process: ServerProcess
  readonly paths: (work: Work) => readonly string[]
}

assertBuilt()
for (const make of [() => postgresDatabase(serverUrl), () => sqliteDatabase()]) {
  const database = await make().catch((error: unknown) => void process.stderr.write(`Skipped: ${String(error)}\n`))
  if (database === undefined) continue
  await measure(database).finally(() => database.drop())
}

async function measure(database: BenchDatabase): Promise<void> {
  await prepare(database)
  const contest = await openContest(database)
  const { recto, byHand } = contest
  for (const work of works) await compareAnswers(work, recto, byHand)
  const rows = []
  for (const work of works) rows.push(await compare(work, contest, work.budget[database.engine]))
  const loadedMb = [await recto.process.memoryMb(), await byHand.process.memoryMb()]
  const head = [
    'work',
    'Recto req/s',
    'by hand req/s',
    'ratio',
    'constant token req/s',
    'ratio',
    'at least',
    'Recto p99 ms',
    'by hand p99 ms',
  ]
  process.stdout.write(`\n### ${database.engine}\n\n${table(head, rows)}\n`)
  const memory = [
    ['Recto', ms(recto.process.startMs), mb(recto.process.idleMb), mb(loadedMb[0])],
    ['by hand', ms(byHand.process.startMs), mb(byHand.process.idleMb), mb(loadedMb[1])],
  ]
  process.stdout.write(`\n${table(['process', 'start to first answer', 'idle memory', 'after the load'], memory)}\n`)
  await Promise.all(Object.values(contest).map((contestant: Contestant) => contestant.process.stop()))
}

/** A first start makes Recto's own tables; then the reader is let in. */
async function prepare(database: BenchDatabase): Promise<void> {
  const first = await startServer({ command: rectoCommand, environment: { ...database.environment, ...settings }, probe: '/server/ping' })
  const user = await grantReader(database)
  const headers = { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json' }
  const body = JSON.stringify({ password: reader.password })
  const response = await fetch(`${first.url}/users/${user}`, { method: 'PATCH', headers, body })
  if (!response.ok) throw new Error(`The reader got no password: ${await response.text()}`)
  await first.stop()
}

async function openContest({ environment }: BenchDatabase): Promise<Contest> {
  const start = (command: readonly string[], more: Readonly<Record<string, string>>, probe: string): Promise<ServerProcess> =>
    startServer({ command, environment: { ...environment, ...more }, probe })
  const recto = await start(rectoCommand, settings, '/server/ping')
  const byHand = await start(handWrittenCommand, {}, '/articles/1')
  const constant = await start(handWrittenCommand, { BENCH_CONSTANT_TOKEN: 'true' }, '/articles/1')
  const rectoPaths = (work: Work): readonly string[] => work.paths.map((path) => path.recto)
  const paths = (work: Work): readonly string[] => work.paths.map((path) => path.handWritten)
  return {
    recto: { process: recto, url: recto.url, token: await logIn(`${recto.url}/auth/login`), paths: rectoPaths },
    byHand: { process: byHand, url: byHand.url, token: await logIn(`${byHand.url}/login`), paths },
    constant: { process: constant, url: constant.url, token, paths },
  }
}

async function logIn(url: string): Promise<string> {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(reader) })
  const answer = (await response.json()) as { readonly data?: { readonly access_token?: string } }
  if (answer.data?.access_token === undefined) throw new Error(`${url} gave no token: ${JSON.stringify(answer)}`)
  return answer.data.access_token
}

/** Each round asks all servers one after another, so that a slow minute of the machine meets them all; of the rounds, the middle one counts. */
async function compare(work: Work, contest: Contest, budget: number | null): Promise<string[]> {
  const contestants: readonly Contestant[] = Object.values(contest)
  for (const one of contestants) await load(one, one.paths(work), { seconds: warmUpSeconds, callers: work.callers })
  const taken = new Map<Contestant, Load[]>(contestants.map((one) => [one, []]))
  for (let round = 0; round < rounds; round++)
    for (const one of contestants) taken.get(one)?.push(await load(one, one.paths(work), { seconds, callers: work.callers }))
  const middle = (one: Contestant, value: (load: Load) => number): number => median(taken.get(one)?.map(value) ?? [])
  const rate = (one: Contestant): string => middle(one, ({ requestsPerSecond }) => requestsPerSecond).toFixed(0)
  const p99 = (one: Contestant): string => middle(one, ({ p99Ms }) => p99Ms).toFixed(1)
  const ours = taken.get(contest.recto) ?? []
  const ratio = (one: Contestant): string => {
    const theirs = taken.get(one) ?? []
    const ratios = ours.map(({ requestsPerSecond }, round) => requestsPerSecond / (theirs[round]?.requestsPerSecond ?? Number.NaN))
    return `${median(ratios).toFixed(2)} ×`
  }
  const { recto, byHand, constant } = contest
  const rates = [rate(recto), rate(byHand), ratio(byHand), rate(constant), ratio(constant)]
  return [work.name, ...rates, budget === null ? '' : `${budget.toFixed(1)} ×`, p99(recto), p99(byHand)]
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN
}

function ms(value: number): string {
  return `${value.toFixed(0)} ms`
}

function mb(value: number | undefined): string {
  return `${(value ?? Number.NaN).toFixed(0)} MB`
}
