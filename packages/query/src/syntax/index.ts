export { printFilter } from '../print-query.ts'
export type { Aggregate, FieldCall, FieldPath, FilterLiteral, MetaCount, Sort, Step } from '../query.ts'
