import { accepted, boolean, duration, integer, list, mixed, oneOf, string } from '@recto/config'
import { clientNames, dialects } from '@recto/dialects'

/** How to reach the database. Without any of these Recto keeps a SQLite file of its own. */
export const databaseVariables = {
  DB_CLIENT: oneOf(
    dialects.flatMap(clientNames),
    null,
    'Engine of the database. By default taken from the scheme of `DB_CONNECTION_STRING`.',
  ),
  DB_CONNECTION_STRING: string(null, 'URL of the database, instead of `DB_HOST`, `DB_PORT` and so on.'),
  DB_HOST: string(null, 'Host of the database.'),
  DB_PORT: integer(null, 'Port of the database. By default the usual one of its engine.'),
  DB_DATABASE: string(null, 'Name of the database.'),
  DB_USER: string(null, 'User to connect as. Read rights suffice once the system tables exist.'),
  DB_PASSWORD: string(null, 'Password of `DB_USER`.'),
  DB_SOCKET_PATH: string(null, 'Unix socket of the database, instead of host and port.'),
  DB_CONNECT_STRING: string(null, 'Oracle connect descriptor, instead of host and port.'),
  DB_FILENAME: string(null, 'Path of the SQLite file.'),
  DB_JOURNAL_MODE: oneOf(
    ['wal', 'keep'],
    'wal',
    'Journal mode of the SQLite file. `wal`: a write-ahead log, which the file keeps from then on. `keep`: the one it has, where readers and writers wait for each other. Not in Directus.',
  ),
  DB_SYNCHRONOUS: oneOf(
    ['normal', 'full', 'extra'],
    null,
    'When a commit to the SQLite file is on the disk. `normal` may lose the last commits when the power fails, and never damages the file. Default `normal` with a write-ahead log, otherwise `full`. Not in Directus.',
  ),
  DB_SCHEMAS: list('', 'Schemas whose tables are collections. Empty: the default schema only.'),
  DB_SEARCH_PATH: list('', 'PostgreSQL `search_path`; its first schema is the default schema.'),
  DB_EXCLUDE_TABLES: list('spatial_ref_sys,sysdiagrams', 'Tables that are not collections.'),
  DB_PREPARED_STATEMENTS: boolean(true, 'Use named prepared statements. Set `false` behind a pooler that does not support them.'),
  DB_READ_TIMEOUT: duration(
    '5m',
    'Time limit of a read outside transactions, and of each batch of a stream. `0`: no limit. Not in Directus.',
  ),
  DB_STREAM_MAX: integer(
    null,
    'Maximum number of long lists and exports that are read at the same time. Default: half of `DB_POOL__MAX`. Not in Directus.',
    1,
  ),
  DB_STREAM_TIMEOUT: duration(
    '30s',
    'Time after which a long list or export ends whose reader takes nothing. `0`: never. Not in Directus.',
  ),
  DB_HEALTHCHECK_THRESHOLD: integer(150, 'Response time of the database, in milliseconds, above which `/server/health` answers `warn`.'),
  DB_POOL__MIN: integer(null, 'Connections kept open. Default 2, on SQLite 1.'),
  DB_POOL__MAX: integer(null, 'Maximum number of connections. Default 10, on SQLite 1.', 1),
  DB_POOL__ACQUIRE_TIMEOUT_MILLIS: integer(null, 'Maximum time a request waits for a connection, in milliseconds. Default 60000.', 1),
  DB_POOL__IDLE_TIMEOUT_MILLIS: integer(null, 'Time after which an unused connection is closed, in milliseconds. Default 30000.', 1),
  DB_SSL: mixed(null, '`true` requires TLS.'),
  DB_SSL__CA: string(null, 'Certificate authority, as PEM.'),
  DB_SSL__CERT: string(null, 'Client certificate, as PEM.'),
  DB_SSL__KEY: string(null, 'Client key, as PEM.'),
  DB_SSL__REJECT_UNAUTHORIZED: boolean(null, '`false` accepts certificates that no trusted authority signed.'),
  ...accepted({
    DB_VERSION: string(null, 'Accepted for compatibility; the server is asked for its version.'),
    DB_CHARSET: string('UTF8_GENERAL_CI', 'Accepted for compatibility; connections use utf8mb4.'),
  }),
}
