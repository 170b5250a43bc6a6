import type { DatabaseName } from '../database-name.ts'
import type { Engine } from './engine.ts'
import { mssql } from './mssql.ts'
import { mariadb, mysql } from './mysql.ts'
import { oracle } from './oracle.ts'
import { cockroachdb, postgres } from './postgres.ts'
import { sqlite } from './sqlite.ts'

export const engines: Readonly<Record<DatabaseName, Engine>> = { sqlite, postgres, mysql, mariadb, mssql, oracle, cockroachdb }
