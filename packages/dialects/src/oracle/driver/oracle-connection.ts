import type Oracle from 'oracledb'
import { EngineConnection } from '../../connection/engine-connection.ts'
import type { ExecuteResult } from '../../connection.ts'
import type { RectoConnection } from '../../driver.ts'
import type { Statement } from '../../sql.ts'

/** A session borrowed from the pool. */
export class OracleConnection extends EngineConnection implements RectoConnection {
  readonly session: Oracle.Connection
  readonly #driver: typeof Oracle

  constructor(driver: typeof Oracle, session: Oracle.Connection) {
    super()
    this.#driver = driver
    this.session = session
  }

  async rows<Row>(statement: Statement): Promise<Row[]> {
    const { rows } = await this.#run<Row>(statement, { outFormat: this.#driver.OUT_FORMAT_OBJECT })
    return rows ?? []
  }

  async text(statement: Statement): Promise<string | null> {
    return toText((await this.#arrays(statement))[0]?.[0])
  }

  async texts(statement: Statement): Promise<string[]> {
    return (await this.#arrays(statement)).map(([value]) => toText(value) ?? 'null')
  }

  async *stream(statement: Statement): AsyncGenerator<string> {
    const rows = this.session.queryStream<unknown[]>(statement.sql, statement.parameters.map(toDriverValue), {
      ...fetchOptions(this.#driver),
      outFormat: this.#driver.OUT_FORMAT_ARRAY,
    })
    try {
      for await (const row of rows) yield toText((row as unknown[])[0]) ?? 'null'
    } finally {
      rows.destroy()
    }
  }

  async execute(statement: Statement): Promise<ExecuteResult> {
    return { affectedRows: (await this.#run(statement, { autoCommit: !this.isInTransaction })).rowsAffected ?? 0 }
  }

  async command(text: string): Promise<void> {
    await this.session.execute(text)
  }

  async #arrays(statement: Statement): Promise<readonly (readonly unknown[])[]> {
    const { rows } = await this.#run<unknown[]>(statement, { outFormat: this.#driver.OUT_FORMAT_ARRAY })
    return rows ?? []
  }

  #run<Row>(statement: Statement, options: Oracle.ExecuteOptions): Promise<Oracle.Result<Row>> {
    return this.session.execute<Row>(statement.sql, statement.parameters.map(toDriverValue), {
      ...fetchOptions(this.#driver),
      keepInStmtCache: statement.name !== undefined,
      ...options,
    })
  }
}

/** Large objects are read whole as text: one round trip fewer per value. */
function fetchOptions(driver: typeof Oracle): Oracle.ExecuteOptions {
  return {
    fetchArraySize: 500,
    fetchTypeHandler: (metadata) => {
      if (metadata.dbType === driver.DB_TYPE_CLOB || metadata.dbType === driver.DB_TYPE_NCLOB) return { type: driver.STRING }
      return metadata.dbType === driver.DB_TYPE_BLOB ? { type: driver.BUFFER } : undefined
    },
  }
}

function toDriverValue(value: unknown): string | number | Buffer | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'boolean') return value ? 1 : 0
  if (typeof value === 'number') return value
  if (value instanceof Uint8Array) return Buffer.from(value)
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function toText(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value)
}
