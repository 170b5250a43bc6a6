import { effectOfChange } from '../change-effect.ts'
import { openConnection } from '../connection/open-connection.ts'
import type { Dialect } from '../dialect.ts'
import { createAdapter } from './adapter.ts'
import { alter, changeEffects } from './alter.ts'
import { columnTypes } from './column-types.ts'
import { createDriver } from './driver.ts'
import { isSchemaStale, toRectoError } from './errors.ts'
import { expressions } from './expressions.ts'
import { catalogFingerprint, introspect } from './introspect.ts'
import { createQueryCompiler } from './query-compiler.ts'
import { withLock } from './with-lock.ts'

/** PostgreSQL 12 and later. */
export const postgres: Dialect = {
  name: 'postgres',
  vendor: 'postgres',
  connection: {
    client: 'pg',
    clientAliases: ['postgres', 'postgresql'],
    schemes: ['postgres', 'postgresql'],
    port: 5432,
    requires: ['host', 'database', 'user'],
  },
  supports: {
    returning: true,
    insertId: null,
    transactionalDdl: true,
    indexesForeignKeys: false,
    schemas: true,
    arrayParameters: true,
    caseInsensitiveEquality: false,
    caseInsensitiveLike: false,
    nullsFirst: false,
    geometry: true,
    enforcesColumnTypes: true,
    isEmbedded: false,
    rowLocks: true,
    documentLists: true,
    flattensExists: true,
    prefersGroups: true,
    pushesIntoGroups: true,
  },
  limits: { identifierBytes: 63, parametersPerStatement: 65_535, rowsPerInsert: 1000 },
  columnTypes,
  expressions,
  createDriver: (config) => createDriver(config),
  connect: (config) => openConnection(createDriver(config), { config, toRectoError }),
  createQueryCompiler,
  createAdapter,
  introspect,
  catalogFingerprint,
  withLock,
  alter,
  effectOf: (change) => effectOfChange(change, changeEffects, columnTypes.toNativeType),
  toRectoError,
  isSchemaStale,
}
