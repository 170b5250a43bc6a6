export type { Capabilities, Limits } from './capabilities.ts'
export type {
  Catalog,
  CatalogColumn,
  CatalogForeignKey,
  CatalogIndex,
  CatalogTable,
  ColumnTraits,
  ForeignKeyAction,
  StoredForm,
  WriteEvent,
} from './catalog.ts'
export type { ChangeEffect } from './change-effect.ts'
export { cockroachdb } from './cockroachdb/dialect.ts'
export type { ColumnTypes } from './column-types.ts'
export { compile } from './compile.ts'
export type { Connection, ConnectionConfig, ExecuteResult, OpenTransaction, RunOptions, StatementRunner, TlsConfig } from './connection.ts'
export type { ConnectionFacts, Dialect, DialectName, IntrospectOptions } from './dialect.ts'
export { clientNames, dialectFor, dialects } from './dialects.ts'
export type { RectoConnection, RectoDriver } from './driver.ts'
export type {
  ColumnShape,
  DatePart,
  Expressions,
  FieldsStatement,
  JsonSelect,
  JsonValue,
  OrderTerm,
  RowList,
  RowListColumn,
  RowListValue,
} from './expressions.ts'
export { kyselyFor } from './kysely/kysely-for.ts'
export { mariadb } from './mariadb/dialect.ts'
export { mssql } from './mssql/dialect.ts'
export { mysql } from './mysql/dialect.ts'
export { type OpenDatabase, openDatabase } from './open-database.ts'
export { oracle } from './oracle/dialect.ts'
export { postgres } from './postgres/dialect.ts'
export type { FieldForm, FieldLayout, RowLayout } from './row-layout.ts'
export type { ColumnDefinition, DefaultValue, ForeignKeyDefinition, SchemaChange, TableName } from './schema-change.ts'
export { bind, empty, join, raw, rawStatement, type Sql, type Statement, sql } from './sql.ts'
export { sqlite } from './sqlite/dialect.ts'
