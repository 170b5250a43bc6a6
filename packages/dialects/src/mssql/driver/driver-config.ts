import type * as Tedious from 'tedious'
import type { ConnectionConfig } from '../../connection.ts'

/** `mssql://user:password@host:port/database`, or the parts. */
export function driverConfig(config: ConnectionConfig): Tedious.ConnectionConfiguration {
  const url = config.url === undefined ? null : new URL(config.url)
  const text = (fromUrl: string | undefined, part: string | undefined) =>
    fromUrl === undefined || fromUrl === '' ? part : decodeURIComponent(fromUrl)
  const { options, ...others } = (config.driverOptions ?? {}) as { readonly options?: Tedious.ConnectionOptions }
  const port = url?.port ? Number(url.port) : config.port
  const database = text(url?.pathname.slice(1), config.database)
  return {
    server: text(url?.hostname, config.host) ?? 'localhost',
    authentication: {
      type: 'default',
      options: { userName: text(url?.username, config.user), password: text(url?.password, config.password) },
    },
    ...others,
    options: {
      ...(port === undefined ? {} : { port }),
      ...(database === undefined ? {} : { database }),
      encrypt: config.tls !== undefined && config.tls !== false,
      trustServerCertificate: typeof config.tls === 'object' && config.tls.rejectUnauthorized === false,
      ...(typeof config.tls === 'object' && config.tls.ca !== undefined ? { cryptoCredentialsDetails: { ca: config.tls.ca } } : {}),
      useUTC: true,
      enableArithAbort: true,
      abortTransactionOnError: false,
      rowCollectionOnRequestCompletion: false,
      requestTimeout: 0,
      ...options,
    },
  }
}
