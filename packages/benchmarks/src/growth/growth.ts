import { type BenchDatabase, postgresDatabase, sqliteDatabase } from '../server/databases.ts'
import { load } from '../server/load.ts'
import { type ServerProcess, startServer } from '../server/processes.ts'
import { adminToken, assertBuilt, rectoCommand, rectoSettings } from '../server/recto.ts'
import { table } from '../server/table.ts'
import type { Dimension, Step } from './dimension.ts'
import { dimensions } from './dimensions.ts'
import { grantPolicies, policyToken } from './grant-policies.ts'

const seconds = Number(process.env['BENCH_SECONDS'] ?? 3)
const serverUrl = process.env['RECTO_TEST_POSTGRES_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres'
const settings = { ...rectoSettings, PRESSURE_LIMITER_ENABLED: 'false' }

/** What one kind of request cost at one size. */
interface Cost {
  readonly size: number
  readonly request: string
  readonly requestsPerSecond: number
  readonly p99Ms: number
  /** Processor time of the server and its database. */
  readonly cpuUs: number
  readonly memoryMb: number
  readonly startMs: number
}

assertBuilt()
const wanted = process.env['BENCH_DIMENSIONS']?.split(',')
const makers = { postgres: (step: Step) => postgresDatabase(serverUrl, step.dataset), sqlite: (step: Step) => sqliteDatabase(step.dataset) }
for (const [engine, make] of Object.entries(makers)) {
  if (!(process.env['BENCH_ENGINES'] ?? engine).includes(engine)) continue
  for (const dimension of dimensions) {
    if (wanted !== undefined && !wanted.includes(dimension.name)) continue
    const costs: Cost[] = []
    for (const step of dimension.steps) costs.push(...(await measure(step, await make(step))))
    print(engine, dimension, costs)
  }
}

async function measure(step: Step, database: BenchDatabase): Promise<readonly Cost[]> {
  try {
    const environment = { ...database.environment, ...settings }
    if (step.policies !== undefined) {
      const first = await startServer({ command: rectoCommand, environment, probe: '/server/ping' })
      await first.stop()
      await grantPolicies(database, step.policies)
    }
    const server = await startServer({ command: rectoCommand, environment, probe: '/server/ping' })
    const token = step.policies === undefined ? adminToken : policyToken
    const costs: Cost[] = []
    for (const [request, paths] of Object.entries(step.requests))
      costs.push({
        size: step.size,
        request,
        startMs: server.startMs,
        ...(await costOf(database, server, { token, paths, callers: step.callers ?? 8 })),
      })
    await server.stop()
    return costs
  } finally {
    await database.drop()
  }
}

async function costOf(
  database: BenchDatabase,
  server: ServerProcess,
  { token, paths, callers }: { readonly token: string; readonly paths: readonly string[]; readonly callers: number },
): Promise<Pick<Cost, 'requestsPerSecond' | 'p99Ms' | 'cpuUs' | 'memoryMb'>> {
  const target = { url: server.url, token }
  const cpuMs = async (): Promise<number> => (await server.cpuMs()) + (await database.cpuMs())
  await load(target, paths, { seconds: 4, callers })
  const before = await cpuMs()
  const { requestsPerSecond, p99Ms } = await load(target, paths, { seconds, callers })
  const cpuUs = (((await cpuMs()) - before) * 1000) / (requestsPerSecond * seconds)
  return { requestsPerSecond, p99Ms, cpuUs, memoryMb: await server.memoryMb() }
}

function print(engine: string, { name, unit, steps }: Dimension, costs: readonly Cost[]): void {
  const head = [unit, 'request', 'requests/s', 'p99 ms', 'CPU µs a request', 'memory MB', 'start ms']
  const rows = costs.map(({ size, request, requestsPerSecond, p99Ms, cpuUs, memoryMb, startMs }) => [
    String(size),
    request,
    requestsPerSecond.toFixed(0),
    p99Ms.toFixed(1),
    cpuUs.toFixed(0),
    memoryMb.toFixed(0),
    startMs.toFixed(0),
  ])
  const lines = [...new Set(costs.map(({ request }) => request))].map(
    (request) =>
      `  line [${costs
        .filter((cost) => cost.request === request)
        .map(({ cpuUs }) => cpuUs.toFixed(0))
        .join(', ')}]`,
  )
  const axis = `  x-axis "${unit}" [${steps.map(({ size }) => size).join(', ')}]`
  const chart = ['```mermaid', 'xychart-beta', `  title "${engine}: ${name}"`, axis, '  y-axis "CPU µs a request" 0 -->', ...lines, '```']
  process.stdout.write(`\n### ${name}, ${engine}\n\n${table(head, rows)}\n\n${chart.join('\n')}\n`)
}
