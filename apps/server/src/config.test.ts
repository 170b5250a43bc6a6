import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'

describe('readConfig', () => {
  let folder: string
  const SECRET = 'a-secret-of-thirty-two-characters'
  const read = (environment: Record<string, unknown>) => readConfig({ environment: { SECRET, ...environment }, folder })
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text)

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'recto-config-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('keeps a SQLite file of its own when no database is named', async () => {
    const { database, values } = await read({})
    expect(database).toMatchObject({ client: 'sqlite3', file: join(folder, 'data', 'recto.db') })
    expect(values).toMatchObject({
      HOST: '0.0.0.0',
      PORT: 8055,
      ACCESS_TOKEN_TTL: 900_000,
      QUERY_LIMIT_MAX: -1,
      MAX_BATCH_MUTATION: 100_000,
    })
  })

  it.each([
    ['postgres://me@db:5432/shop', 'pg'],
    ['postgresql://db/shop', 'pg'],
    ['mysql://db/shop', 'mysql'],
    ['mariadb://db/shop', 'mariadb'],
    ['mssql://db/shop', 'mssql'],
    ['oracle://db/shop', 'oracledb'],
    ['cockroachdb://db/shop', 'cockroachdb'],
  ])('knows the database of %s', async (url, client) => {
    const { database } = await read({ DB_CONNECTION_STRING: url })
    expect(database).toMatchObject({ client, connection: { url }, file: null })
  })

  it.each([
    ['sqlite:shop.db', 'shop.db'],
    ['sqlite://shop.db', 'shop.db'],
    ['file:./shop.db', 'shop.db'],
  ])('finds the file of %s', async (url, name) => {
    const { database } = await read({ DB_CONNECTION_STRING: url })
    expect(database.file).toBe(join(folder, name))
  })

  it('puts a connection together from its parts', async () => {
    const { database } = await read({
      DB_CLIENT: 'postgres',
      DB_HOST: 'db',
      DB_PORT: '5433',
      DB_DATABASE: 'shop',
      DB_USER: 'me',
      DB_PASSWORD: '0123,true',
      DB_SSL__REJECT_UNAUTHORIZED: 'false',
      DB_POOL__MAX: '20',
      DB_SEARCH_PATH: 'a,b',
      DB_SCHEMAS: 'a',
      DB_OPTIONS__ENCRYPT: 'true',
      DB_EXCLUDE_TABLES: 'x',
      DB_PREPARED_STATEMENTS: 'false',
    })
    expect(database).toMatchObject({ client: 'pg', schemas: ['a'], excludeTables: ['x'] })
    expect(database.connection).toEqual({
      host: 'db',
      port: 5433,
      database: 'shop',
      user: 'me',
      password: '0123,true',
      tls: { rejectUnauthorized: false },
      pool: { max: 20 },
      searchPath: ['a', 'b'],
      preparedStatements: false,
      readTimeoutMs: 300_000,
      streams: expect.any(Object),
      driverOptions: { options: { encrypt: true } },
    })
  })

  it.each([
    ['postgresql', 'pg', 5432],
    ['cockroachdb', 'cockroachdb', 26_257],
    ['mysql', 'mysql', 3306],
    ['mariadb', 'mariadb', 3306],
  ])('takes the usual port of %s', async (DB_CLIENT, client, port) => {
    const { database } = await read({ DB_CLIENT, DB_HOST: 'db', DB_DATABASE: 'shop', DB_USER: 'me' })
    expect(database).toMatchObject({ client, connection: { host: 'db', port } })
  })

  it('takes no port for a socket', async () => {
    const { database } = await read({ DB_CLIENT: 'mysql', DB_SOCKET_PATH: '/run/mysqld.sock', DB_USER: 'me' })
    expect(database.connection).not.toHaveProperty('port')
  })

  it('names what is missing', async () => {
    await expect(read({ DB_CLIENT: 'mssql', DB_HOST: 'db', DB_DATABASE: 'shop', DB_USER: 'me' })).rejects.toThrow('"DB_PASSWORD"')
  })

  it('lets the file win over the environment', async () => {
    write('.env', 'PORT=9000 # ours\nPROJECT_NAME="A, B"\n')
    expect((await read({ PORT: '8000', HOST: 'here' })).values).toMatchObject({ PORT: 9000, HOST: 'here', PROJECT_NAME: 'A, B' })
  })

  it.each([
    ['settings.json', '{"PORT":9000,"CORS_ENABLED":true,"CORS_METHODS":["GET"]}'],
    ['settings.yaml', 'PORT: 9000\nCORS_ENABLED: true\nCORS_METHODS: [GET]\n'],
    ['settings.mjs', 'export default (environment) => ({ PORT: environment.BASE + 1000, CORS_ENABLED: true, CORS_METHODS: "GET" })'],
    ['settings.cjs', 'module.exports = { PORT: 9000, CORS_ENABLED: "true", CORS_METHODS: "GET" }'],
  ])('reads %s', async (name, text) => {
    write(name, text)
    const { values } = await read({ CONFIG_PATH: name, BASE: 8000 })
    expect(values).toMatchObject({ PORT: 9000, CORS_ENABLED: true, CORS_METHODS: ['GET'] })
  })

  it('reads secrets from files, and only those it knows', async () => {
    write('password', 'line\n')
    const { database, settings } = await read({
      DB_CLIENT: 'mysql',
      DB_HOST: 'db',
      DB_PORT: 3306,
      DB_DATABASE: 'd',
      DB_USER: 'u',
      DB_PASSWORD_FILE: join(folder, 'password'),
      MY_OWN_FILE: '/nowhere',
    })
    expect(database.connection.password).toBe('line\n')
    expect(settings['MY_OWN']).toBeUndefined()
  })

  it.each([
    [
      { DB_CLIENT: 'access' },
      '"DB_CLIENT" is "access", but must be one of sqlite3, sqlite, pg, postgres, postgresql, mysql, mysql2, mariadb, mssql, oracledb, oracle, cockroachdb.',
    ],
    [{ DB_CLIENT: 'pg' }, '"DB_HOST" Environment Variable is missing.'],
    [{ DB_CLIENT: 'sqlite3' }, '"DB_FILENAME" Environment Variable is missing.'],
    [{ DB_HOST: 'db' }, '"DB_CLIENT" Environment Variable is missing.'],
    [{ DB_CONNECTION_STRING: 'mongodb://x' }, '"DB_CONNECTION_STRING" does not say which kind of database it leads to; set "DB_CLIENT".'],
    [{ PORT: 'eighty' }, '"PORT" is "eighty", but must be a valid whole number.'],
    [{ PORT: '-1' }, '"PORT" is "-1", but must be a valid whole number.'],
    [{ ACCESS_TOKEN_TTL: 'a while' }, '"ACCESS_TOKEN_TTL" is "a while", but must be a valid duration.'],
    [{ MAX_PAYLOAD_SIZE: 'huge' }, '"MAX_PAYLOAD_SIZE" is "huge", but must be a valid size.'],
    [{ CACHE_ENABLED: 'yes' }, '"CACHE_ENABLED" is "yes", but must be one of true or false.'],
    [{ LOG_LEVEL: 'loud' }, '"LOG_LEVEL" is "loud", but must be one of fatal, error, warn, info, debug, trace, silent.'],
    [
      { DB_PASSWORD_FILE: '/nowhere/at/all' },
      'Failed to read value from file "/nowhere/at/all", defined in environment variable "DB_PASSWORD_FILE".',
    ],
  ])('stops at %o', async (environment, message) => {
    await expect(read(environment)).rejects.toThrow(message)
  })

  it('stops at a file that is not what it claims to be', async () => {
    write('settings.json', '{')
    await expect(read({ CONFIG_PATH: 'settings.json' })).rejects.toThrow(/is not valid JSON/)
    write('settings.json', '[]')
    await expect(read({ CONFIG_PATH: 'settings.json' })).rejects.toThrow(/must give an object/)
  })

  it('makes a secret once and keeps it to itself', async () => {
    const first = await readConfig({ environment: {}, folder })
    const second = await readConfig({ environment: {}, folder })
    expect(first.secret).toBe(second.secret)
    expect(first.secret.length).toBeGreaterThanOrEqual(32)
    expect(first.warnings).toEqual([])
    expect(statSync(join(folder, 'data', 'recto.secret')).mode & 0o777).toBe(0o600)
  })

  it('warns of what weakens it', async () => {
    expect((await read({ SECRET: 'short' })).warnings).toEqual([expect.stringContaining('shorter than 32 bytes')])
    expect((await readConfig({ environment: { DB_CONNECTION_STRING: 'sqlite::memory:' }, folder })).warnings).toEqual([
      expect.stringContaining("can't be stored"),
    ])
    expect((await read({ PUBLIC_URL: 'shop' })).warnings).toEqual([expect.stringContaining('PUBLIC_URL')])
  })

  it('warns of names near known ones, and of an administrator without a password', async () => {
    expect(
      (await read({ PUBLIC_ULR: 'https://shop.example', DB_CLIENTS: 'x', OTHER_NAME: 'y', DB_OPTIONS__ENCRYPT: 'true' })).warnings,
    ).toEqual(['"PUBLIC_ULR" is no variable of Recto. Did you mean "PUBLIC_URL"?'])
    expect((await read({ ADMIN_EMAIL: 'a@example.com' })).warnings).toEqual([
      '"ADMIN_EMAIL" is set without "ADMIN_PASSWORD", so that no administrator is created.',
    ])
    expect((await read({ ADMIN_EMAIL: 'a@example.com', ADMIN_PASSWORD: 'secret' })).warnings).toEqual([])
  })

  it('stops at a port that no machine has, and at lines of a .env file that say nothing', async () => {
    await expect(read({ PORT: '99999' })).rejects.toThrow(/"PORT"/)
    write('.env', 'PORT 8055')
    await expect(read({})).rejects.toThrow(/Line 1 of ".*\.env" is no assignment/)
    write('.env', '')
  })

  it('warns of what has no effect yet, unless it switches off what is not there', async () => {
    const settings = { CACHE_ENABLED: 'true', STORAGE_S3_BUCKET: 'files', AI_ENABLED: 'false', METRICS_TOKENS: '', KEY: 'x', OTHER: 'y' }
    expect((await read(settings)).warnings).toEqual([
      'Set, but without effect in this version: CACHE_ENABLED. See docs/reference/environment.md, "Not yet".',
    ])
    expect((await read({ WEBSOCKETS_ENABLED: false, CACHE_ENABLED: 'false', DB_OPTIONS__ENCRYPT: 'true' })).warnings).toEqual([])
  })

  it('reads properties of the HTTP server', async () => {
    expect((await read({ SERVER_KEEP_ALIVE_TIMEOUT: '5000', SERVER_SHUTDOWN_TIMEOUT: '10' })).httpServer).toEqual({
      keepAliveTimeout: 5000,
    })
  })
})
