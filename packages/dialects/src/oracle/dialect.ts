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

/** Oracle Database 19c and later. An empty text is NULL there, which no client of it can change. */
export const oracle: Dialect = {
  name: 'oracle',
  vendor: 'oracle',
  connection: {
    client: 'oracledb',
    clientAliases: ['oracle'],
    schemes: ['oracle', 'oracledb'],
    port: 1521,
    requires: ['host', 'database', 'user', 'password'],
  },
  supports: {
    // RETURNING goes into bind variables there, not into rows.
    returning: false,
    insertId: null,
    transactionalDdl: false,
    indexesForeignKeys: false,
    schemas: true,
    arrayParameters: false,
    caseInsensitiveEquality: false,
    caseInsensitiveLike: false,
    nullsFirst: false,
    geometry: true,
    enforcesColumnTypes: true,
    isEmbedded: false,
    rowLocks: true,
    documentLists: true,
    flattensExists: true,
    prefersGroups: false,
    pushesIntoGroups: true,
  },
  // There is no multi-row VALUES before 23ai.
  limits: { identifierBytes: 128, parametersPerStatement: 65_535, rowsPerInsert: 1 },
  columnTypes,
  expressions,
  createDriver,
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
