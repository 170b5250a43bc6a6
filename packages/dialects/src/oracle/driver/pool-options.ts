import type Oracle from 'oracledb'
import type { ConnectionConfig } from '../../connection.ts'

/** The session every statement relies on: UTC, a decimal point, and dates as ISO text where they meet text. */
const sessionSetup = [
  "ALTER SESSION SET TIME_ZONE = '+00:00' NLS_NUMERIC_CHARACTERS = '.,' NLS_DATE_FORMAT = 'YYYY-MM-DD'",
  `NLS_TIMESTAMP_FORMAT = 'YYYY-MM-DD"T"HH24:MI:SS.FF3"Z"' NLS_TIMESTAMP_TZ_FORMAT = 'YYYY-MM-DD"T"HH24:MI:SS.FF3"Z"'`,
].join(' ')

/** The options of a pool in thin mode, which needs no client libraries. */
export function poolOptions(config: ConnectionConfig): Oracle.PoolAttributes {
  return {
    ...address(config),
    poolMin: 0,
    poolMax: config.pool?.max ?? 10,
    queueTimeout: config.pool?.acquireTimeoutMs ?? 60_000,
    stmtCacheSize: config.preparedStatements === false ? 0 : 100,
    sessionCallback: (connection: Oracle.Connection, _tag: string, done: (error?: Error) => void) => {
      connection.execute(sessionSetup).then(() => done(), done)
    },
    ...config.driverOptions,
  }
}

/** `oracle://user:password@host:port/service`, a connect string, or the parts. */
export function address(config: ConnectionConfig): { connectString: string; user?: string; password?: string } {
  const credentials = {
    ...(config.user === undefined ? {} : { user: config.user }),
    ...(config.password === undefined ? {} : { password: config.password }),
  }
  if (config.url !== undefined && !/^oracle(db)?:\/\//i.test(config.url)) return { ...credentials, connectString: config.url }
  if (config.url === undefined)
    return { ...credentials, connectString: `${config.host ?? 'localhost'}:${config.port ?? 1521}/${config.database ?? ''}` }
  const url = new URL(config.url)
  return {
    connectString: `${url.hostname}:${url.port === '' ? '1521' : url.port}${url.pathname}`,
    ...credentials,
    ...(url.username === '' ? {} : { user: decodeURIComponent(url.username) }),
    ...(url.password === '' ? {} : { password: decodeURIComponent(url.password) }),
  }
}
