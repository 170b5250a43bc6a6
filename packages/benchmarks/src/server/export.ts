import { type BenchDatabase, postgresDatabase, sqliteDatabase } from './databases.ts'
import { type ServerProcess, startServer } from './processes.ts'
import { adminToken, sourceCommand, sourceEnvironment } from './source-server.ts'
import { table } from './table.ts'

/** Rows written by one export; its memory must not grow with them. */
const rows = Number(process.env['BENCH_ROWS'] ?? 1_000_000)
const growthMaxMb = 60
const serverUrl = process.env['RECTO_TEST_POSTGRES_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres'

const fields = 'id,sensor,value,valid,taken,note'
const works = [
  ['CSV', `/items/measurements?export=csv&limit=-1&fields=${fields}`],
  ['JSON', `/items/measurements?export=json&limit=-1&fields=${fields}`],
  ['XML', `/items/measurements?export=xml&limit=-1&fields=${fields}`],
  ['YAML', `/items/measurements?export=yaml&limit=-1&fields=${fields}`],
  ['YAML, not all of it plain', `/items/measurements?export=yaml&limit=-1&fields=${fields},mark`],
  ['unlimited list', `/items/measurements?limit=-1&fields=${fields}`],
] as const

let isTooMuch = false
for (const make of [() => postgresDatabase(serverUrl), () => sqliteDatabase()]) {
  const database = await make().catch((error: unknown) => void process.stderr.write(`Skipped: ${String(error)}\n`))
  if (database === undefined) continue
  await measure(database).finally(() => database.drop())
}
process.exit(isTooMuch ? 1 : 0)

async function measure(database: BenchDatabase): Promise<void> {
  await fill(database)
  const server = await startServer({
    command: sourceCommand,
    environment: { ...database.environment, ...sourceEnvironment },
    probe: '/server/ping',
  })
  for (const [, path] of works) await take(server, path.replace('limit=-1', 'limit=20000'))
  const lines = []
  for (const [name, path] of works) lines.push([name, ...(await exported(server, path))])
  process.stdout.write(
    `\n### ${database.engine}, ${rows} rows\n\n${table(['what', 'rows/s', 'MB', 'MB/s', 'memory before', 'growth at its peak', 'slowest ping ms'], lines)}\n`,
  )
  await server.stop()
}

async function fill({ engine, run }: BenchDatabase): Promise<void> {
  const numbers =
    engine === 'postgres'
      ? `generate_series(1, ${rows}) AS n`
      : `(WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < ${rows}) SELECT n FROM c) AS numbers`
  await run(
    'CREATE TABLE measurements (id integer PRIMARY KEY, sensor varchar(40), value decimal(10,3), valid boolean, taken timestamp, note text, mark text)',
  )
  const moment = engine === 'postgres' ? "timestamp '2020-01-01' + n * interval '1 second'" : "datetime('2020-01-01', n || ' seconds')"
  await run(
    `INSERT INTO measurements SELECT n, 'sensor ' || (n % 500), n / 7.0, ${engine === 'postgres' ? 'n % 3 = 0' : 'n % 3 = 0'}, ${moment}, 'A note, with "quotes" and more, of ' || n, '# ' || n FROM ${numbers}`,
  )
}

/** How fast an export is, how far memory grows, and how long others wait meanwhile. */
async function exported(server: ServerProcess, path: string): Promise<string[]> {
  const before = await server.memoryMb()
  let peak = before
  let slowestMs = 0
  let isDone = false
  const watching = (async () => {
    while (!isDone) {
      const asked = performance.now()
      await (await fetch(`${server.url}/server/ping`)).text()
      slowestMs = Math.max(slowestMs, performance.now() - asked)
      peak = Math.max(peak, await server.memoryMb())
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  })()
  const started = performance.now()
  const bytes = await take(server, path)
  const seconds = (performance.now() - started) / 1000
  isDone = true
  await watching
  isTooMuch ||= peak - before > growthMaxMb
  const megabytes = bytes / 1024 / 1024
  const texts = [rows / seconds, megabytes, megabytes / seconds, before, peak - before, slowestMs].map((value) => value.toFixed(0))
  return texts
}

async function take({ url }: ServerProcess, path: string): Promise<number> {
  const response = await fetch(url + path, { headers: { authorization: `Bearer ${adminToken}` } })
  if (!response.ok || response.body === null) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  let bytes = 0
  for await (const piece of response.body) bytes += (piece as Uint8Array).length
  return bytes
}
