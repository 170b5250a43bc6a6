export { compatibleVersion } from './compatible-version.ts'
export { concealedValue } from './concealed-value.ts'
export type { AnswerMeta, DataEnvelope, DeleteManyBody, SearchBody, UpdateManyBody } from './envelopes.ts'
export { type FieldType, fieldTypes } from './field-types.ts'
export { type FilterOperator, filterOperators, type OperandKind } from './filter-operators.ts'
export {
  type AggregateFunction,
  aggregateFunctions,
  type FieldFunction,
  fieldFunctions,
  functionsOf,
  isAggregateFunction,
  isFieldFunction,
} from './functions.ts'
export { isJsonObject, type JsonObject } from './json-object.ts'
export { concealedOperators, operatorsOf, validationOnlyOperators } from './operators-by-type.ts'
export {
  type DeepParam,
  deepParams,
  type ExportFormatName,
  exportFormats,
  type MetaCountName,
  metaCounts,
  type QueryParam,
  queryParams,
} from './query-params.ts'
export { isSystemName, toSystemName, toSystemShortName, toSystemTable } from './system-names.ts'
export { unstorableCharacter } from './unstorable-character.ts'
