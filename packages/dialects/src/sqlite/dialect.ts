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

/** SQLite 3.46 and later, inside the process. */
export const sqlite: Dialect = {
  name: 'sqlite',
  vendor: 'sqlite',
  connection: { client: 'sqlite3', clientAliases: ['sqlite'], schemes: ['sqlite', 'sqlite3', 'file'], port: null, requires: ['filename'] },
  supports: {
    returning: true,
    insertId: 'last',
    transactionalDdl: true,
    indexesForeignKeys: false,
    schemas: false,
    arrayParameters: true,
    caseInsensitiveEquality: false,
    caseInsensitiveLike: true,
    nullsFirst: true,
    geometry: false,
    enforcesColumnTypes: false,
    isEmbedded: true,
    rowLocks: false,
    documentLists: true,
    flattensExists: false,
    prefersGroups: false,
    pushesIntoGroups: false,
  },
  limits: { identifierBytes: 65_535, parametersPerStatement: 32_766, rowsPerInsert: 1000 },
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
