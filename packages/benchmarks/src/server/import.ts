import { sqliteDatabase } from './databases.ts'
import { startServer } from './processes.ts'
import { adminToken, sourceCommand, sourceEnvironment } from './source-server.ts'
import { table } from './table.ts'

/** Rows of the file; its import's memory must not grow with them. */
const rows = Number(process.env['BENCH_ROWS'] ?? 100_000)

const database = await sqliteDatabase()
await database.run('CREATE TABLE measurements (id integer PRIMARY KEY, sensor varchar(40), value decimal(10,3), note text)')
const server = await startServer({
  command: sourceCommand,
  environment: { ...database.environment, ...sourceEnvironment },
  probe: '/server/ping',
})
interface Row {
  readonly id: number
  readonly sensor: string
  readonly value: number
  readonly note: string
}

/** A file of rows in each format, written row by row. */
const formats: Readonly<Record<string, { readonly type: string; file(rows: readonly Row[]): string }>> = {
  CSV: {
    type: 'text/csv',
    file: (all) => `id,sensor,value,note\n${all.map(({ id, sensor, value, note }) => `${id},${sensor},${value},"${note}"`).join('\n')}`,
  },
  JSON: { type: 'application/json', file: (all) => `[${all.map((row) => JSON.stringify(row)).join(',\n')}]` },
  XML: { type: 'application/xml', file: (all) => `<data>${all.map((row) => `<data>${elements(row)}</data>`).join('\n')}</data>` },
  YAML: { type: 'application/yaml', file: (all) => all.map((row) => `- ${lines(row).join('\n  ')}`).join('\n') },
}

let next = 1
for (const name of Object.keys(formats)) await send(name, 2000)
const figures: string[][] = []
for (const name of Object.keys(formats)) figures.push(await measured(name))
process.stdout.write(`\n### ${rows} rows, SQLite\n\n${table(['file', 'rows/s', 'memory before', 'growth at its peak'], figures)}\n`)
await server.stop()
await database.drop()

async function measured(name: string): Promise<string[]> {
  const before = await server.memoryMb()
  let peak = before
  const watching = setInterval(() => void server.memoryMb().then((memory) => (peak = Math.max(peak, memory))), 50)
  const began = performance.now()
  await send(name, rows)
  const seconds = (performance.now() - began) / 1000
  clearInterval(watching)
  return [name, (rows / seconds).toFixed(0), before.toFixed(0), (peak - before).toFixed(0)]
}

async function send(name: string, count: number): Promise<void> {
  const { type, file } = formats[name] ?? { type: '', file: () => '' }
  const start = next
  next += count
  const all = Array.from({ length: count }, (_, index) => {
    const id = start + index
    return { id, sensor: `sensor ${id % 500}`, value: id / 8, note: `A note, of ${id}` }
  })
  const form = new FormData()
  form.set('file', new File([file(all)], 'measurements', { type }))
  const answer = await fetch(`${server.url}/utils/import/measurements`, {
    method: 'POST',
    headers: { authorization: `Bearer ${adminToken}` },
    body: form,
  })
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
}

function elements(row: Row): string {
  return Object.entries(row)
    .map(([key, value]) => `<${key}>${value}</${key}>`)
    .join('')
}

function lines(row: Row): string[] {
  return Object.entries(row).map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
}
