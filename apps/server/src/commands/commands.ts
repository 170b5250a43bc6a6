import { bootstrap } from './bootstrap.ts'
import type { CliCommand } from './command.ts'
import { filesCheck } from './files.ts'
import { init } from './init.ts'
import { migrateDownOne, migrateStatus, migrateUp } from './migrate.ts'
import { schemaApply } from './schema-apply.ts'
import { schemaDiff } from './schema-diff.ts'
import { schemaInspect } from './schema-inspect.ts'
import { schemaSnapshot } from './schema-snapshot.ts'
import { keyGenerate, secretGenerate } from './security.ts'
import { start } from './start.ts'
import { types } from './types.ts'
import { rolesCreate, usersCreate, usersPasswd } from './users.ts'

/** Every command, in the order of the help. */
export const commands: readonly CliCommand[] = [
  start,
  bootstrap,
  init,
  schemaInspect,
  schemaSnapshot,
  schemaDiff,
  schemaApply,
  types,
  migrateUp,
  migrateDownOne,
  migrateStatus,
  usersCreate,
  usersPasswd,
  rolesCreate,
  filesCheck,
  keyGenerate,
  secretGenerate,
  { ...migrateUp, name: 'database migrate:latest' },
  { ...migrateUp, name: 'database install' },
  { ...migrateDownOne, name: 'database migrate:down' },
]
