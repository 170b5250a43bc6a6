import { forbidden, invalidPayload } from '@recto/errors'
import {
  type Account,
  explainRights,
  type ItemFacts,
  type PermissionQuestion,
  type Rights,
  type RightsExplanation,
  rowRulesOf,
  unrestrictedAccess,
} from '@recto/permissions'
import { type Context, rightsOf } from '@recto/pipeline'
import { isItemPermitted, planItemRead } from '@recto/pipeline/items'
import { isJsonObject } from '@recto/protocol'
import { type Collection, findCollection } from '@recto/schema'
import { systemDatabase } from '@recto/system'
import { explainedSubject } from './explained-subject.ts'
import { parseQuestion } from './parse-question.ts'

/** Why something is permitted or not, whom it was asked about, and what the database is asked. */
export interface PermissionExplanation extends RightsExplanation {
  readonly subject: Pick<Account, 'user' | 'role' | 'roles' | 'isAdmin' | 'isApp'> & {
    readonly policies: readonly { readonly id: string; readonly name: string | null }[]
  }
  /** The statement that asks the database, where one does. */
  readonly sql: { readonly text: string; readonly parameters: readonly unknown[] } | null
}

/**
 * Says which policy and which permission of it decides what a user, a role or some policies may do.
 * @throws {RectoError} FORBIDDEN unless an administrator asks, INVALID_PAYLOAD
 */
export async function explainPermission(body: unknown, context: Context): Promise<PermissionExplanation> {
  if (!context.account.isAdmin) throw forbidden()
  if (!isJsonObject(body)) throw invalidPayload('"value" must be of type object')
  const question = parseQuestion(body)
  const account = await explainedSubject(body, context)
  const asked: Context = { ...context, account, variables: new Map() }
  const rights = await rightsOf(asked)
  const collection = findCollection(context.schema, question.collection)
  const policyNames = await readPolicyNames(account.policies, context)
  const item = collection === undefined ? null : await readItemFacts(question, { collection, rights }, asked)
  const { user, role, roles, isAdmin, isApp } = account
  const policies = account.policies.map((id) => ({ id, name: policyNames.get(id) ?? null }))
  const { allowed, reason, clauses } = explainRights(question, { rights, collection, policyNames, item })
  return {
    allowed,
    reason,
    subject: { user, role, roles, isAdmin, isApp, policies },
    clauses,
    sql: collection === undefined ? null : await planStatement(question, { collection, rights }, asked),
  }
}

async function readPolicyNames(policies: readonly string[], { platform }: Context): Promise<ReadonlyMap<string, string>> {
  const rows = await systemDatabase(platform).selectFrom('recto_policies').select(['id', 'name']).where('id', 'in', policies).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

interface AskedRights {
  readonly collection: Collection
  readonly rights: Rights
}

/** What the database says of the item that was asked about. */
async function readItemFacts(question: PermissionQuestion, { collection, rights }: AskedRights, asked: Context): Promise<ItemFacts | null> {
  const { item: key } = question
  if (key === null) return null
  const [exists, matches] = await Promise.all([
    isItemPermitted({ collection, key, access: unrestrictedAccess }, asked),
    Promise.all(rowRulesOf(question, collection, rights).map((access) => isItemPermitted({ collection, key, access }, asked))),
  ])
  return { exists, matches }
}

async function planStatement(
  { action, item: key, field }: PermissionQuestion,
  { collection, rights }: AskedRights,
  asked: Context,
): Promise<PermissionExplanation['sql']> {
  const access = rights.access[action]
  if (action === 'create' || (!access.isUnrestricted && !access.collections.has(collection.name))) return null
  try {
    const fields = action === 'read' ? [field ?? '*'] : []
    const { sql: text, parameters } = await planItemRead({ collection, key, access, fields }, asked)
    return { text, parameters }
  } catch {
    return null // what is refused before there is a statement has none
  }
}
