import type { ColumnType } from 'kysely'
import type { SystemField, SystemTable } from '../define-system-table.ts'

/** A row of a system table, as kysely's types describe it: what is read, inserted and updated of each column. */
export type SystemRow<Table extends SystemTable> = {
  readonly [Field in StoredField<Table> as Field['name']]: SystemColumn<Field>
}

/** The fields that have a column. */
type StoredField<Table extends SystemTable> = Exclude<Table['fields'][number], { readonly type: 'alias' }>

type SystemColumn<Field extends SystemField> = Field extends { readonly isAutoIncrement: true }
  ? ColumnType<ReadValue<Field>, never, never>
  : ColumnType<
      ReadValue<Field> | NullOf<Field>,
      WrittenValue<Field> | NullOf<Field> | DefaultOf<Field>,
      WrittenValue<Field> | NullOf<Field>
    >

type NullOf<Field extends SystemField> = Field extends { readonly isKey: true } | { readonly isNullable: false } ? never : null

/** A column with a default may be left out of an insert; a nullable one may be anyway. */
type DefaultOf<Field extends SystemField> = Field extends { readonly defaultValue: object } ? undefined : never

interface ReadValues {
  readonly boolean: boolean
  readonly integer: number
  readonly float: number
  readonly json: unknown
  readonly csv: readonly string[]
}

interface WrittenValues {
  readonly json: object | string | number | boolean
  readonly timestamp: string | Date
}

/** Types without an entry are read as text: uuid, bigInteger, moments in their wire form … */
type ReadValue<Field extends SystemField> = Field['type'] extends keyof ReadValues ? ReadValues[Field['type']] : string

type WrittenValue<Field extends SystemField> = Field['type'] extends keyof WrittenValues ? WrittenValues[Field['type']] : ReadValue<Field>
