import { fileURLToPath } from 'node:url'
import { sqliteDatabase } from './databases.ts'
import { startServer } from './processes.ts'

/** Rows of the file; its import's memory must not grow with them. */
const rows = Number(process.env['BENCH_ROWS'] ?? 100_000)
const token = 'bench-token-of-the-administrator'
const environment = {
  SECRET: 'a-secret-of-the-benchmark-with-32-bytes',
  LOG_LEVEL: 'error',
  ADMIN_EMAIL: 'admin@example.com',
  ADMIN_PASSWORD: 'a-long-password',
  ADMIN_TOKEN: token,
}
const source = fileURLToPath(new URL('../src/main.ts', import.meta.url))
const program = `import { main } from ${JSON.stringify(source)}; await main(['start'])`
const command = [process.execPath, '--conditions=@recto/source', '--import', 'tsx', '--input-type=module', '--eval', program]

const database = await sqliteDatabase()
await database.run('CREATE TABLE measurements (id integer PRIMARY KEY, sensor varchar(40), value decimal(10,3), note text)')
const server = await startServer({ command, environment: { ...database.environment, ...environment }, probe: '/server/ping' })
await send(1, 2000)
const before = await server.memoryMb()
let peak = before
const watching = setInterval(() => void server.memoryMb().then((memory) => (peak = Math.max(peak, memory))), 50)
const began = performance.now()
await send(2001, rows)
const seconds = (performance.now() - began) / 1000
clearInterval(watching)
process.stdout.write(
  `${rows} rows as CSV: ${(rows / seconds).toFixed(0)} rows/s, memory before ${before.toFixed(0)} MB, growth at its peak ${(peak - before).toFixed(0)} MB\n`,
)
await server.stop()
await database.drop()

async function send(start: number, count: number): Promise<void> {
  const lines = Array.from({ length: count }, (_, index) => `${start + index},sensor ${index % 500},${index / 8},"A note, of ${index}"`)
  const form = new FormData()
  form.set('file', new File([`id,sensor,value,note\n${lines.join('\n')}`], 'measurements.csv', { type: 'text/csv' }))
  const answer = await fetch(`${server.url}/utils/import/measurements`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: form,
  })
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
}
