export { type ErrorBody, type ErrorBodyOptions, type ErrorEntry, errorBody, errorStatus } from './error-body.ts'
export { errorReason } from './error-reason.ts'
export { type ErrorCode, type ErrorFacts, type ErrorRow, errorTable } from './error-table.ts'
export {
  type Issue,
  type IssuePlace,
  type IssueRule,
  issueMessage,
  type SubstringRule,
  toValidationErrors,
  validationError,
} from './issue.ts'
export { RectoError, type RectoErrorOptions, type RefusedName } from './recto-error.ts'
export {
  forbidden,
  forbiddenAction,
  forbiddenCollection,
  forbiddenFields,
  forbiddenItem,
  invalidPayload,
  invalidQuery,
  unprocessable,
} from './refusals.ts'
export { toRectoError } from './to-recto-error.ts'
