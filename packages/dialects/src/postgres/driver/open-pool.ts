import { RectoError } from '@recto/errors'
import type Pg from 'pg'
import type { ClientConfig, CustomTypesConfig, Pool, PoolConfig } from 'pg'
import type { ConnectionConfig } from '../../connection.ts'
import { listQueryClass } from './list-query.ts'
import { pipelinedQueryClass } from './pipelined-read.ts'
import { createPipelinedReads, type PipelinedReads } from './pipelined-reads.ts'
import { poolConfig, readTimeoutOf, type SessionOptions, sessionSetup } from './pool-config.ts'
import type { SessionSettings } from './postgres-connection.ts'
import { rawRowClientClass } from './raw-row-client.ts'
import { createReadCosts } from './read-costs.ts'
import { cancelSession } from './read-limits.ts'
import { textsQueryClass } from './texts-query.ts'
import { WaitClock } from './wait-clock.ts'

export interface PostgresPool {
  readonly pool: Pool
  readonly settings: SessionSettings
  /** `null`: each read uses a session alone. */
  readonly reads: PipelinedReads | null
}

/** `date` and `timestamp`: the driver would read them in the process's time zone. */
const localDates = new Set<number>([1082, 1114])

/** Every value as the text the server sent. */
const asText: CustomTypesConfig = { getTypeParser: () => (value: string) => value }

/** Loads the driver, opens a pool and makes sure that the server answers. */
export async function openPool(config: ConnectionConfig, options: SessionOptions): Promise<PostgresPool> {
  const { default: pg } = await import('pg')
  const { default: PgCursor } = await import('pg-cursor')
  const poolOptions = poolConfig(config, options)
  const pool = new pg.Pool({ ...poolOptions, Client: rawRowClientClass(pg.Client) })
  // Without a listener the loss of an idle session would end the process; the pool drops it by itself.
  pool.on('error', () => undefined)
  await assertReachable(pool)
  const TextsQuery = textsQueryClass(pg.Query)
  const settings: SessionSettings = {
    TextsQuery,
    ListQuery: listQueryClass(TextsQuery),
    types: {
      getTypeParser: (id, format) => (localDates.has(id) ? (value: string) => value : pg.types.getTypeParser(id, format)),
    },
    keepsStatements: config.preparedStatements !== false,
    readTimeoutMs: readTimeoutOf(config),
    cancel: (processId) => cancelSession(new pg.Client(poolOptions), processId),
    clock: new WaitClock(),
    costs: createReadCosts(),
    openCursor: (text, values) => new PgCursor(text, values, { rowMode: 'array', types: asText }),
  }
  const reads =
    settings.keepsStatements && options.supportsPipelines !== false
      ? openPipelinedReads(pg, { poolOptions, settings, setup: sessionSetup(config, options) })
      : null
  return { pool, settings, reads }
}

interface PipelineOptions {
  readonly poolOptions: PoolConfig
  readonly settings: SessionSettings
  readonly setup: string
}

function openPipelinedReads(pg: typeof Pg, { poolOptions, settings, setup }: PipelineOptions): PipelinedReads {
  const Client = rawRowClientClass(pg.Client)
  return createPipelinedReads({
    clock: settings.clock,
    costs: settings.costs,
    PipelinedQuery: pipelinedQueryClass(pg.Query),
    cancel: (processId) => settings.cancel(processId),
    open: async (onLost) => {
      const client = new Client({ ...poolOptions, pipeline: true } as ClientConfig)
      client.on('error', onLost)
      client.on('end', onLost)
      await client.connect()
      await client.query(setup)
      return client
    },
  })
}

async function assertReachable(pool: Pool): Promise<void> {
  try {
    await pool.query('SELECT 1')
  } catch (cause) {
    await pool.end()
    throw new RectoError('SERVICE_UNAVAILABLE', { extensions: { service: 'database', reason: "Can't connect" }, cause })
  }
}
