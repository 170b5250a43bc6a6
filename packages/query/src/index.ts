export type { Access, AccessRule, CollectionAccess } from './access.ts'
export { accessOf, type RuleDescription } from './access-of.ts'
export { fullAccess } from './access-rules.ts'
export { type AggregateRequest, compileAggregate } from './compile-aggregate.ts'
export { compileRead, keyLiterals, type ReadRequest } from './compile-read.ts'
export type { CompiledRead, DataStatement, RunValues } from './compiled-read.ts'
export { encodeCursor } from './cursor.ts'
export { adjustNow } from './dynamic-now.ts'
export { type KeyValues, parseKey, printKey } from './key.ts'
export { everything, parseFilter } from './parse/filter.ts'
export { defaultParseOptions, type ParseOptions } from './parse/options.ts'
export { emptyQuery, parseQuery, type QueryInput } from './parse/request.ts'
export { parseVariable, printVariable } from './parse/variable.ts'
export { createPlanCache, literalsOf, type PlanCache, type PlannedRead } from './plan-cache.ts'
export { printCall, printFilter, printQuery } from './print-query.ts'
export type {
  Aggregate,
  ExportFormat,
  FieldCall,
  FieldPath,
  Filter,
  FilterLiteral,
  FilterOperand,
  FilterValue,
  MetaCount,
  Query,
  Sort,
  Step,
  Variable,
} from './query.ts'
export { defaultReadLimits, type ReadLimits } from './read-limits.ts'
export type { ResultColumn, ResultColumns } from './result-columns.ts'
export { type Shape, shapeOf, variableKey } from './shape.ts'
