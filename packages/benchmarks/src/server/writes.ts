import { loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { type BenchDatabase, type Dataset, postgresDatabase, sqliteDatabase } from './databases.ts'
import { grantWriter } from './grant-writer.ts'
import { token } from './policy.ts'
import { type ServerProcess, startServer } from './processes.ts'
import { type Effort, Race } from './race.ts'
import { rectoCommand } from './recto.ts'
import { table } from './table.ts'

/** Rows created by one request, and changed or deleted by one query. */
const created = 1000
const changed = 10_000
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 30)
/** Rounds before, which count for nothing: a server under load has its code compiled. */
const warmUp = 15
const serverUrl = process.env['RECTO_TEST_POSTGRES_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres'
const environment = { SECRET: 'a-secret-of-the-benchmark-with-32-bytes', LOG_LEVEL: 'error', MAX_PAYLOAD_SIZE: '10mb' }
const handWrittenCommand = [process.execPath, '--import', 'tsx', fileURLToPath(new URL('hand-written-writes.ts', import.meta.url))]

/** Rows to make further ones of. */
const dataset: Dataset = ({ numbers }) => [
  'CREATE TABLE templates (id integer PRIMARY KEY, title varchar(200), note text)',
  `INSERT INTO templates SELECT n, 'The order number ' || n, 'Please deliver it in the morning, ' || n FROM ${numbers(changed)}`,
]

/** Many rows at once, from the templates that are there. */
const fillText = `INSERT INTO orders (batch, title, status, quantity, amount, note)
  SELECT CAST(? AS integer), title, 'open', id, 1.5, note FROM templates`

const makers = { postgres: () => postgresDatabase(serverUrl, dataset), sqlite: () => sqliteDatabase(dataset) }
for (const [engine, make] of Object.entries(makers)) {
  if (!(process.env['BENCH_ENGINES'] ?? engine).includes(engine)) continue
  const database = await make().catch((error: unknown) => void process.stderr.write(`Skipped: ${String(error)}\n`))
  if (database === undefined) continue
  await measure(database).finally(() => database.drop())
}

async function measure(database: BenchDatabase): Promise<void> {
  await prepare(database)
  const rows = []
  for (const record of process.env['BENCH_RECORD'] === undefined ? ['all', 'activity', null] : [process.env['BENCH_RECORD']]) {
    await database.run('UPDATE recto_collections SET accountability = ? WHERE collection = ?', [record, 'orders'])
    rows.push(...(await race(database, record ?? 'none')))
  }
  const head = ['work', 'record', 'Recto ms', 'by hand ms', 'ratio', 'Recto CPU ms', 'by hand CPU ms', 'ratio', 'at least']
  process.stdout.write(`\n### ${database.engine}, medians of ${rounds}; load ${loadavg()[0]?.toFixed(1)}\n\n${table(head, rows)}\n`)
}

/** Metadata changed behind its back is not read again by a server, so that each race has a new one. */
async function race(database: BenchDatabase, record: string): Promise<string[][]> {
  const recto = await startServer({
    command: rectoCommand,
    environment: { ...database.environment, ...environment },
    probe: '/server/ping',
  })
  const handWritten = await startServer({ command: handWrittenCommand, environment: database.environment, probe: '/ping' })
  try {
    return await compareAll(database, { recto, handWritten }, record)
  } finally {
    await Promise.all([recto.stop(), handWritten.stop()])
  }
}

async function prepare(database: BenchDatabase): Promise<void> {
  const key = database.engine === 'postgres' ? 'serial PRIMARY KEY' : 'integer PRIMARY KEY AUTOINCREMENT'
  await database.run(
    `CREATE TABLE orders (id ${key}, batch integer, title varchar(200) NOT NULL, status varchar(20), quantity integer, amount decimal(10,2), note text)`,
  )
  await database.run('CREATE INDEX orders_batch ON orders (batch)')
  const first = await startServer({
    command: rectoCommand,
    environment: { ...database.environment, ...environment },
    probe: '/server/ping',
  })
  await first.stop()
  await grantWriter(database)
}

interface Servers {
  readonly recto: ServerProcess
  readonly handWritten: ServerProcess
}

async function compareAll(database: BenchDatabase, servers: Servers, record: string): Promise<string[][]> {
  const times = { create: new Race(), update: new Race(), delete: new Race() }
  for (let round = -warmUp; round < rounds; round++) {
    await createRound(database, servers, { race: times.create, round })
    if (round >= -2 && round < Math.ceil(rounds / 5)) await changeRound(database, servers, { times, round })
  }
  return [
    [`create of ${created} rows`, record, ...times.create.summary(), '0.5 ×'],
    [`update by query of ${changed} rows`, record, ...times.update.summary(), ''],
    [`delete by query of ${changed} rows`, record, ...times.delete.summary(), ''],
  ]
}

async function createRound(database: BenchDatabase, { recto, handWritten }: Servers, { race, round }: Round): Promise<void> {
  const rows = newOrders(round)
  const ours = await measured(database, recto, ['POST', '/items/orders', rows])
  const theirs = await measured(database, handWritten, ['POST', '/orders', rows])
  if (ours.rows !== created || theirs.rows !== created) throw new Error('Not all rows were created.')
  if (round >= 0) race.add(ours, theirs)
}

interface Round {
  readonly race: Race
  readonly round: number
}

async function changeRound(
  database: BenchDatabase,
  { recto, handWritten }: Servers,
  { times, round }: { readonly times: { readonly update: Race; readonly delete: Race }; readonly round: number },
): Promise<void> {
  const batches = { ours: 100_000 + round, theirs: 200_000 + round }
  for (const batch of Object.values(batches)) await database.run(fillText, [batch])
  const query = { filter: { batch: { _eq: batches.ours } }, limit: -1 }
  const updates = [
    await measured(database, recto, ['PATCH', '/items/orders?fields=id', { query, data: { status: 'paid' } }]),
    await measured(database, handWritten, ['PATCH', '/orders', { batch: batches.theirs, status: 'paid' }]),
  ] as const
  const deletes = [
    await measured(database, recto, ['DELETE', '/items/orders', { query }]),
    await measured(database, handWritten, ['DELETE', '/orders', { batch: batches.theirs }]),
  ] as const
  if (updates.some(({ rows }) => rows !== changed)) throw new Error('Not all rows were changed.')
  if (round < 0) return
  times.update.add(...updates)
  times.delete.add(...deletes)
}

function newOrders(batch: number): object[] {
  return Array.from({ length: created }, (_, index) => ({
    batch,
    title: `The order number ${index}`,
    status: 'open',
    quantity: index % 50,
    amount: `${index}.50`,
    note: `Please deliver it in the morning, "${index}" times.`,
  }))
}

type Work = readonly [method: string, path: string, body: unknown]

async function measured(database: BenchDatabase, server: ServerProcess, work: Work): Promise<Effort & { readonly rows: number }> {
  const cpuMs = async (): Promise<number> => (await server.cpuMs()) + (await database.cpuMs())
  const [before, started] = [await cpuMs(), performance.now()]
  const { rows } = await send(server, ...work)
  const ms = performance.now() - started
  return { rows, ms, cpuMs: (await cpuMs()) - before }
}

async function send({ url }: ServerProcess, method: string, path: string, body: unknown): Promise<{ readonly rows: number }> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const response = await fetch(url + path, { method, headers, body: JSON.stringify(body) })
  const text = await response.text()
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 500)}`)
  return { rows: text === '' ? 0 : text.split('"id":').length - 1 }
}
