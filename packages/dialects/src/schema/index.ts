export type { Catalog, CatalogColumn, CatalogForeignKey, CatalogIndex, CatalogTable, ForeignKeyAction, WriteEvent } from '../catalog.ts'
export type { ChangeEffect } from '../change-effect.ts'
export type { ColumnDefinition, DefaultValue, ForeignKeyDefinition, SchemaChange, TableName } from '../schema-change.ts'
