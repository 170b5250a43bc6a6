import type { CustomTypesConfig, PoolClient, QueryConfig, QueryResult } from 'pg'
import type Cursor from 'pg-cursor'
import { EngineConnection } from '../../connection/engine-connection.ts'
import { createMutex, type Mutex } from '../../connection/mutex.ts'
import type { ExecuteResult, RunOptions } from '../../connection.ts'
import type { RectoConnection } from '../../driver.ts'
import type { RowLayout } from '../../row-layout.ts'
import type { Statement } from '../../sql.ts'
import { isStalePlan } from '../errors.ts'
import type { ListQuery, ListQueryClass } from './list-query.ts'
import { forgetStatements, preparedName } from './prepared-statements.ts'
import { rawRowReceiverOf } from './raw-row-client.ts'
import type { ReadCosts } from './read-costs.ts'
import { processOf, withoutTimeout } from './read-limits.ts'
import { streamCursor } from './stream-cursor.ts'
import type { TextsQuery, TextsQueryClass, TextsQueryOptions } from './texts-query.ts'
import type { WaitClock } from './wait-clock.ts'

/** What all sessions of a pool share. */
export interface SessionSettings {
  readonly TextsQuery: TextsQueryClass
  readonly ListQuery: ListQueryClass
  readonly types: CustomTypesConfig
  readonly keepsStatements: boolean
  /** The statement timeout of sessions, which is meant for reads; `0`: none. */
  readonly readTimeoutMs: number
  readonly clock: WaitClock
  /** Told how long reads outside transactions take. */
  readonly costs: ReadCosts
  cancel(processId: number | null): Promise<void>
  openCursor(text: string, values: unknown[]): Cursor<readonly unknown[]>
}

/** A session borrowed from the pool. */
export class PostgresConnection extends EngineConnection implements RectoConnection {
  readonly client: PoolClient
  readonly #settings: SessionSettings
  /** Of a transaction: one statement at a time, so that forgetting prepared statements never meets one on its way. */
  #turns: Mutex | null = null
  #hasStalePlan = false

  constructor(client: PoolClient, settings: SessionSettings) {
    super()
    this.client = client
    this.#settings = settings
  }

  async rows<Row>(statement: Statement): Promise<Row[]> {
    return (await this.#inTurn(() => this.#query(statement))).rows as Row[]
  }

  async text(statement: Statement): Promise<string | null> {
    return (await this.#texts(statement))[0] ?? null
  }

  async texts(statement: Statement): Promise<string[]> {
    return (await this.#texts(statement)).map((value) => value ?? 'null')
  }

  list(statement: Statement, layout: RowLayout): Promise<string> {
    const receiver = rawRowReceiverOf(this.client)
    return this.#inTurn(async () => {
      const query = await this.#submit<ListQuery>(statement, (own) => new this.#settings.ListQuery({ ...own, layout, receiver }))
      return query.list()
    })
  }

  async *stream(statement: Statement, options?: RunOptions): AsyncGenerator<string> {
    const cursor = this.client.query(this.#settings.openCursor(statement.sql, [...statement.parameters]))
    yield* streamCursor(cursor, () => this.cancel(), options)
  }

  execute(statement: Statement): Promise<ExecuteResult> {
    const run = async (): Promise<ExecuteResult> => ({ affectedRows: (await this.#query(statement)).rowCount ?? 0 })
    return this.#turns === null ? withoutTimeout(this.client, this.#settings.readTimeoutMs, run) : this.#inTurn(run)
  }

  cancel(): Promise<void> {
    return this.#settings.cancel(processOf(this.client))
  }

  async begin(): Promise<void> {
    await this.client.query(this.#settings.readTimeoutMs > 0 ? 'BEGIN; SET LOCAL statement_timeout TO 0' : 'BEGIN')
    this.#turns = createMutex()
  }

  async commit(): Promise<void> {
    await this.#inTurn(() => this.client.query('COMMIT'))
    this.#turns = null
  }

  /** A transaction that failed forgets no statements before it ends. */
  async rollback(): Promise<void> {
    await this.#inTurn(() => this.client.query('ROLLBACK'))
    this.#turns = null
    if (this.#hasStalePlan) await forgetStatements(this.client)
    this.#hasStalePlan = false
  }

  #inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    return this.#turns === null ? work() : this.#turns.run(work)
  }

  async #query(statement: Statement): Promise<QueryResult> {
    const name = await this.#nameOf(statement)
    const config: QueryConfig = { text: statement.sql, values: [...statement.parameters], types: this.#settings.types }
    return await this.#guarded(statement, () => this.client.query(name === undefined ? config : { ...config, name }))
  }

  async #texts(statement: Statement): Promise<readonly (string | null)[]> {
    const { TextsQuery } = this.#settings
    return (await this.#inTurn(() => this.#submit(statement, (own) => new TextsQuery(own)))).texts
  }

  /** Runs a query of Recto's own class. */
  async #submit<Own extends TextsQuery>(statement: Statement, create: (options: TextsQueryOptions) => Own): Promise<Own> {
    const name = await this.#nameOf(statement)
    const { sql, parameters } = statement
    const { clock, costs } = this.#settings
    const run = (): Promise<Own> =>
      new Promise((resolve, reject) => {
        const sent = clock.sent()
        const callback = (error: Error | null): void => {
          if (error === null && name !== undefined && this.#turns === null) costs.record(name, clock.tookMs(sent))
          if (error === null) resolve(query)
          else reject(error)
        }
        const query = create({ sql, parameters, name, callback })
        this.client.query(query)
      })
    return await this.#guarded(statement, run)
  }

  async #nameOf(statement: Statement): Promise<string | undefined> {
    return this.#settings.keepsStatements ? await preparedName(this.client, statement) : undefined
  }

  /** A statement whose plan became invalid is forgotten, so that the next attempt prepares it anew. */
  async #guarded<Value>(statement: Statement, run: () => Promise<Value>): Promise<Value> {
    try {
      return await run()
    } catch (error) {
      if (isStalePlan(error) && statement.name !== undefined) await this.#forgetStatements()
      throw error
    }
  }

  async #forgetStatements(): Promise<void> {
    this.#hasStalePlan = this.#turns !== null
    if (!this.#hasStalePlan) await forgetStatements(this.client).catch(() => undefined)
  }
}
