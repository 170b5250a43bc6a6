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
} from '../expressions.ts'
export type { FieldForm, FieldLayout, RowLayout } from '../row-layout.ts'
