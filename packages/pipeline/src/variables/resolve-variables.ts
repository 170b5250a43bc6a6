import type { Account } from '@recto/permissions'
import type { Variable } from '@recto/query/variables'
import { printVariable } from '@recto/query/variables'
import type { Context } from '../context.ts'
import { type Row, readRows } from '../read/read-rows.ts'

/**
 * Values of the dynamic variables a plan's rules name, looked up with full rights and cached for the request.
 * A variable with a path is a value when one row holds it, and a list when several may.
 */
export function resolveVariables(
  variables: readonly Variable[],
  context: Context,
): ReadonlyMap<string, unknown> | Promise<ReadonlyMap<string, unknown>> {
  return variables.length === 0 ? context.variables : lookUpAll(variables, context)
}

async function lookUpAll(variables: readonly Variable[], context: Context): Promise<ReadonlyMap<string, unknown>> {
  for (const variable of variables) {
    const key = printVariable(variable)
    if (variable.variable !== '$NOW' && !context.variables.has(key)) context.variables.set(key, await lookUp(variable, context))
  }
  return context.variables
}

type Subject = Exclude<Variable['variable'], '$NOW'>

const collections = {
  $CURRENT_USER: 'directus_users',
  $CURRENT_ROLE: 'directus_roles',
  $CURRENT_ROLES: 'directus_roles',
  $CURRENT_POLICIES: 'directus_policies',
} as const satisfies Record<Subject, string>

function lookUp(variable: Variable, context: Context): Promise<unknown> {
  return readOwnValues(variable, context.account, ({ collection, fields, keys }) =>
    readRows(context.platform, { collection, fields, filter: { id: { _in: keys } } }),
  )
}

/** Rows of the caller's own account, roles or policies. */
export interface OwnRowsRequest {
  readonly collection: string
  readonly fields: readonly string[]
  readonly keys: readonly string[]
}

/** The value of a variable about an account. Only the end of a path has to be read. */
export async function readOwnValues(
  variable: Variable,
  account: Account,
  read: (request: OwnRowsRequest) => Promise<readonly unknown[]>,
): Promise<unknown> {
  const subject = variable.variable
  if (subject === '$NOW') return null
  const { path } = variable
  const own = ownValue(subject, account)
  if (path.length === 0) return own
  const keys = [own].flat().filter((key) => key !== null)
  if (keys.length === 0) return Array.isArray(own) ? [] : null
  const rows = await read({ collection: collections[subject], fields: [path.join('.')], keys })
  const values = rows.map((row) => valuesAt(row, path))
  return Array.isArray(own) || values.some(Array.isArray) ? values.flat() : (values[0] ?? null)
}

function ownValue(subject: Subject, account: Account): string | null | readonly string[] {
  switch (subject) {
    case '$CURRENT_USER':
      return account.user
    case '$CURRENT_ROLE':
      return account.role
    case '$CURRENT_ROLES':
      return account.roles
    case '$CURRENT_POLICIES':
      return account.policies
  }
}

/** The value at the end of a path; lists on the way give a list. */
function valuesAt(value: unknown, path: readonly string[]): unknown {
  if (Array.isArray(value)) return value.flatMap((element: unknown) => [valuesAt(element, path)].flat())
  const [step, ...rest] = path
  if (step === undefined) return value
  return isRow(value) ? valuesAt(value[step], rest) : null
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
