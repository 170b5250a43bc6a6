import type oracledb from 'oracledb'
import type { Engine } from './engine.ts'

const password = 'recto'

/** Oracle's unit of isolation is the user: a fresh database is a fresh user. The URL must be an administrator's. */
export const oracle: Engine = {
  name: 'oracle',
  usualUrls: [],
  version: (serverUrl) => withSession(serverUrl, async (session) => session.oracleServerVersionString),
  create: async (serverUrl, name) => {
    await withSession(serverUrl, async (session) => {
      await session.execute(`CREATE USER "${name.toUpperCase()}" IDENTIFIED BY "${password}" QUOTA UNLIMITED ON USERS`)
      await session.execute(`GRANT CONNECT, RESOURCE, CREATE VIEW TO "${name.toUpperCase()}"`)
    })
  },
  drop: async (serverUrl, name) => {
    await withSession(serverUrl, (session) => session.execute(`DROP USER "${name.toUpperCase()}" CASCADE`))
  },
  config: (serverUrl, name) => {
    const url = new URL(serverUrl)
    url.username = name
    url.password = password
    return { url: url.href }
  },
}

async function withSession<Value>(serverUrl: string, work: (session: oracledb.Connection) => Promise<Value>): Promise<Value> {
  const { default: driver } = await import('oracledb')
  const url = new URL(serverUrl)
  const session = await driver.getConnection({
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    connectString: `${url.host}${url.pathname}`,
  })
  try {
    return await work(session)
  } finally {
    await session.close()
  }
}
