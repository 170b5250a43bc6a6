import { Connection, Request } from 'tedious'
import { type Engine, withDatabase } from './engine.ts'

export const mssql: Engine = {
  name: 'mssql',
  usualUrls: [],
  version: async (serverUrl) => {
    return String(await run(serverUrl, "SELECT CAST(SERVERPROPERTY('ProductVersion') AS nvarchar(40))"))
  },
  create: async (serverUrl, name) => {
    await run(serverUrl, `CREATE DATABASE [${name}]`)
  },
  drop: async (serverUrl, name) => {
    await run(serverUrl, `ALTER DATABASE [${name}] SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE [${name}]`)
  },
  config: withDatabase,
}

/** The first column of the last row. */
async function run(serverUrl: string, statement: string): Promise<unknown> {
  const connection = await connect(new URL(serverUrl))
  try {
    return await request(connection, statement)
  } finally {
    connection.close()
  }
}

function connect(url: URL): Promise<Connection> {
  const connection = new Connection({
    server: url.hostname,
    authentication: {
      type: 'default',
      options: { userName: decodeURIComponent(url.username), password: decodeURIComponent(url.password) },
    },
    options: { port: Number(url.port || 1433), trustServerCertificate: true, connectTimeout: 5000 },
  })
  return new Promise((resolve, reject) => {
    connection.connect((error) => (error ? reject(error) : resolve(connection)))
  })
}

function request(connection: Connection, statement: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    let value: unknown
    const batch = new Request(statement, (error) => (error ? reject(error) : resolve(value)))
    batch.on('row', (columns: unknown) => {
      const first: unknown = Array.isArray(columns) ? columns[0] : undefined
      if (typeof first === 'object' && first !== null && 'value' in first) value = first.value
    })
    connection.execSqlBatch(batch)
  })
}
