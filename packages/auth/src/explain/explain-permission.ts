import { forbidden, invalidPayload } from '@recto/errors'
import { type Account, type Action, actions, type Permission, type Rights } from '@recto/permissions'
import { type Context, isItemPermitted, planItemRead, rightsOf } from '@recto/pipeline'
import { isJsonObject, type JsonObject } from '@recto/protocol'
import { type Access, parseFilter } from '@recto/query'
import { type Collection, findCollection } from '@recto/schema'
import { tableIn } from '../collections/system-tables-in.ts'
import { explainedSubject } from './explained-subject.ts'

/** Why something is permitted or not. */
export interface Explanation {
  readonly allowed: boolean
  /** In a sentence. */
  readonly reason: string
  readonly subject: Pick<Account, 'user' | 'role' | 'roles' | 'isAdmin' | 'isApp'> & { readonly policies: readonly NamedPolicy[] }
  /** Every row that speaks of the collection and action, and how it decides. */
  readonly clauses: readonly Clause[]
  /** The statement that asks the database, where one does. */
  readonly sql: { readonly text: string; readonly parameters: readonly unknown[] } | null
}

interface NamedPolicy {
  readonly id: string
  readonly name: string | null
}

/** One permission, as far as the question goes. */
export interface Clause {
  /** `null`: what every studio user has. */
  readonly policy: NamedPolicy | null
  readonly permissions: unknown
  readonly validation: unknown
  readonly presets: unknown
  readonly fields: readonly string[] | null
  /** Whether it gives the field asked about; `null` when none was. */
  readonly givesField: boolean | null
  /** Whether its rule matches the item asked about; `null` when none was. */
  readonly matchesItem: boolean | null
  /** Whether it permits what was asked. */
  readonly permits: boolean
}

interface Question {
  readonly action: Action
  readonly collection: string
  readonly item: string | null
  readonly field: string | null
}

/**
 * Says which policy and which clause of it decides what a user, a role or some policies may do.
 * @throws {RectoError} FORBIDDEN unless an administrator asks, INVALID_PAYLOAD
 */
export async function explainPermission(body: unknown, context: Context): Promise<Explanation> {
  if (!context.account.isAdmin) throw forbidden()
  if (!isJsonObject(body)) throw invalidPayload('"value" must be of type object')
  const question = questionOf(body)
  const account = await explainedSubject(body, context)
  const asked: Context = { ...context, account, variables: new Map() }
  const rights = await rightsOf(asked)
  const names = await policyNames(account.policies, context)
  const named = (id: string): NamedPolicy => ({ id, name: names.get(id) ?? null })
  const collection = findCollection(context.schema, question.collection)
  const clauses = collection === undefined ? [] : await Promise.all(clausesOf(question, { rights, collection, asked, named }))
  return {
    ...verdict({ question, account, collection, clauses, isThere: await isThere(question, collection, asked) }),
    subject: {
      user: account.user,
      role: account.role,
      roles: account.roles,
      isAdmin: account.isAdmin,
      isApp: account.isApp,
      policies: account.policies.map(named),
    },
    clauses,
    sql: collection === undefined || question.action === 'create' ? null : await statementOf(question, { collection, rights, asked }),
  }
}

function questionOf(body: JsonObject): Question {
  const { action, collection, item, field } = body
  const known = actions.find((name) => name === action)
  if (known === undefined) throw invalidPayload(`"action" must be one of [${actions.join(', ')}]`)
  if (typeof collection !== 'string' || collection === '') throw invalidPayload('"collection" is required')
  if (field !== undefined && field !== null && typeof field !== 'string') throw invalidPayload('"field" must be a string')
  const hasItem = typeof item === 'string' || typeof item === 'number'
  return { action: known, collection, item: hasItem ? String(item) : null, field: field ?? null }
}

interface Asking {
  readonly rights: Rights
  readonly collection: Collection
  readonly asked: Context
  readonly named: (id: string) => NamedPolicy
}

function clausesOf({ action, item, field }: Question, { rights, collection, asked, named }: Asking): readonly Promise<Clause>[] {
  const rows = rights.permissions.filter((row) => row.collection === collection.name && row.action === action)
  return rows.map(async (row, index): Promise<Clause> => {
    const isWhole = action === 'delete' || action === 'share'
    const givesField = field === null || isWhole ? null : (row.fields ?? []).some((name) => name === '*' || name === field)
    const matchesItem = item === null || action === 'create' ? null : await matches(row, { collection, key: item, index, rights }, asked)
    return {
      policy: row.policy === null ? null : named(row.policy),
      permissions: row.permissions,
      validation: row.validation,
      presets: row.presets,
      fields: row.fields,
      givesField,
      matchesItem,
      permits: givesField !== false && matchesItem !== false,
    }
  })
}

async function matches(
  row: Permission,
  {
    collection,
    key,
    index,
    rights,
  }: { readonly collection: Collection; readonly key: string; readonly index: number; readonly rights: Rights },
  asked: Context,
): Promise<boolean> {
  const filter = isJsonObject(row.permissions) && Object.keys(row.permissions).length > 0 ? parseFilter(row.permissions) : null
  const access: Access = {
    fingerprint: `${rights.fingerprint}/explain.${row.action}.${index}`,
    isUnrestricted: false,
    collections: new Map([[collection.name, { rules: [{ filter, fields: '*' }] }]]),
  }
  return await isItemPermitted({ collection, key, access }, asked)
}

async function isThere({ item }: Question, collection: Collection | undefined, context: Context): Promise<boolean> {
  if (item === null || collection === undefined) return true
  const access: Access = { fingerprint: 'unrestricted', isUnrestricted: true, collections: new Map() }
  return await isItemPermitted({ collection, key: item, access }, context)
}

interface Findings {
  readonly question: Question
  readonly account: Account
  readonly collection: Collection | undefined
  readonly clauses: readonly Clause[]
  readonly isThere: boolean
}

function verdict({ question, account, collection, clauses, isThere: hasItem }: Findings): Pick<Explanation, 'allowed' | 'reason'> {
  const { action, collection: name, field, item } = question
  const refuse = (reason: string) => ({ allowed: false, reason })
  if (collection === undefined) return refuse(`There is no collection "${name}".`)
  if (field !== null && !collection.fields.has(field)) return refuse(`"${name}" has no field "${field}".`)
  if (!hasItem) return refuse(`"${name}" has no item "${item}".`)
  if (account.isAdmin) return { allowed: true, reason: 'A policy with admin_access permits everything.' }
  if (clauses.length === 0) return refuse(`No policy permits "${action}" on "${name}".`)
  const deciding = clauses.find(({ permits }) => permits)
  if (deciding !== undefined)
    return { allowed: true, reason: `Permitted by ${deciding.policy?.name ?? deciding.policy?.id ?? 'studio access'}.` }
  const giving = clauses.filter(({ givesField }) => givesField !== false)
  return refuse(giving.length === 0 ? `No permission gives the field "${field}".` : 'No rule that would permit it matches the item.')
}

async function statementOf(
  { action, item, field }: Question,
  { collection, rights, asked }: Pick<Asking, 'collection' | 'rights' | 'asked'>,
): Promise<Explanation['sql']> {
  const access = rights.access[action]
  if (!access.isUnrestricted && !access.collections.has(collection.name)) return null
  try {
    const fields = action === 'read' ? [field ?? '*'] : []
    const { sql: text, parameters } = await planItemRead({ collection, key: item, access, fields }, asked)
    return { text, parameters }
  } catch {
    return null // what is refused before there is a statement has none
  }
}

async function policyNames(policies: readonly string[], context: Context): Promise<ReadonlyMap<string, string>> {
  const rows = policies.length === 0 ? [] : await tableIn({ context }, 'policies').find({ id: policies })
  return new Map(rows.map((row) => [String(row['id']), String(row['name'])]))
}
