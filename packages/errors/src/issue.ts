import { quoted } from './message-parts.ts'
import { RectoError } from './recto-error.ts'

/** One rule that a value breaks: where, which rule, and the facts a client needs to say so in its own words. */
export type Issue = IssuePlace & IssueRule

export interface IssuePlace {
  readonly field: string
  /** Relation fields that lead to the item which holds `field`; empty at the top. */
  readonly path: readonly string[]
}

export type IssueRule =
  | { readonly type: 'required' | 'nnull' | 'null' | 'empty' | 'nempty' | 'email' }
  | { readonly type: 'eq' | 'lt' | 'lte' | 'gt' | 'gte'; readonly valid: unknown }
  | { readonly type: 'in'; readonly valid: readonly unknown[] }
  | { readonly type: 'neq'; readonly invalid: unknown }
  | { readonly type: 'nin'; readonly invalid: readonly unknown[] }
  | { readonly type: SubstringRule; readonly substring: string }
  | { readonly type: 'regex'; readonly invalid: unknown }

/** Rules about a part of a text. */
export type SubstringRule =
  | 'contains'
  | 'ncontains'
  | 'starts_with'
  | 'nstarts_with'
  | 'istarts_with'
  | 'nistarts_with'
  | 'ends_with'
  | 'nends_with'
  | 'iends_with'
  | 'niends_with'

/** What is wrong, in a sentence. */
export function issueMessage(issue: Issue): string {
  const at = issue.path.length > 0 ? ` at ${quoted(issue.path.join('.'))}` : ''
  const rule = ruleMessage(issue)
  return `Validation failed for field ${quoted(issue.field)}${at}.${rule ? ` ${rule}` : ''}`
}

/** One FAILED_VALIDATION per issue. */
export function toValidationErrors(issues: readonly Issue[]): RectoError[] {
  return issues.map(({ field, path, ...rule }) => {
    const message = issueMessage({ field, path, ...rule } as Issue)
    return new RectoError('FAILED_VALIDATION', { message, extensions: { field, path, ...rule } })
  })
}

/** One throwable for all issues of an input; `all` has an error for each. */
export function validationError(issues: readonly [Issue, ...Issue[]]): RectoError {
  const all = toValidationErrors(issues)
  const [first] = all
  if (!first) throw new RangeError('A validation error needs an issue.')
  return new RectoError('FAILED_VALIDATION', { message: first.message, extensions: first.extensions, all })
}

const comparisons = { lt: 'less than', lte: 'less than or equal to', gt: 'greater than', gte: 'greater than or equal to' } as const

const fixedMessages: Readonly<Partial<Record<Issue['type'], string>>> = {
  required: 'Value is required.',
  nnull: "Value can't be null.",
  null: 'Value has to be null.',
  empty: 'Value has to be empty.',
  nempty: "Value can't be empty.",
  email: 'Value has to be a valid email address.',
  regex: "Value doesn't have the correct format.",
}

function ruleMessage(issue: Issue): string {
  switch (issue.type) {
    case 'eq':
      return `Value has to be ${quoted(issue.valid)}.`
    case 'in':
      return `Value has to be one of ${quoted(issue.valid)}.`
    case 'neq':
      return `Value can't be ${quoted(issue.invalid)}.`
    case 'nin':
      return `Value can't be one of ${quoted(issue.invalid)}.`
    case 'contains':
      return `Value has to contain ${quoted(issue.substring)}.`
    case 'ncontains':
      return `Value can't contain ${quoted(issue.substring)}.`
    case 'lt':
    case 'lte':
    case 'gt':
    case 'gte':
      return `Value has to be ${comparisons[issue.type]} ${quoted(issue.valid)}.`
    default:
      return fixedMessages[issue.type] ?? ''
  }
}
