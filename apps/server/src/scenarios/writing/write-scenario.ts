import { type KeyNames, keyNames, labelChanges, type PublisherChanges, type PublisherRows } from '@recto/reference'
import { systemDatabase } from '@recto/system'
import type { LightMyRequestResponse } from 'fastify'
import { expect } from 'vitest'
import { openPublisher, type Publisher } from './open-publisher.ts'
import { createTestAccounts, type PermissionRow, type PolicyGrant, type TestAccounts, type TestCaller } from './test-accounts.ts'

/** One write and all that may come of it: nothing else changes, no other event is emitted. */
export interface WriteScenario {
  readonly title: string
  /** Rows of permissions make it a clerk who has just these. @default admin */
  readonly as?: TestCaller | readonly PermissionRow[] | { readonly caller: TestCaller; readonly grants: readonly PolicyGrant[] }
  /** A method and a path, and the body. */
  readonly input: readonly [request: string, body?: unknown]
  /** What is different afterwards; a failure changes nothing. @default nothing */
  readonly rows?: PublisherChanges
  /** Status, code and message of each error; without a message where engines know more or less about it. */
  readonly error?: readonly string[]
  /** Items told of, as `create books +Title`, in the order they were written; activity names the same. @default none */
  readonly events?: readonly string[]
  /** What the answer holds: its `data`, or 204 for none. @default not looked at */
  readonly answer?: unknown
}

/** Where scenarios are played. */
export interface WriteScenarioServer {
  readonly publisher: Publisher
  readonly accounts: TestAccounts
  play(scenario: WriteScenario): Promise<void>
  close(): Promise<void>
}

/** Opens a publisher and its people. */
export async function openWriteScenarios(...parts: Parameters<typeof openPublisher>): Promise<WriteScenarioServer> {
  const publisher = await openPublisher(...parts)
  const accounts = await createTestAccounts(publisher.server.platform)
  await publisher.reset()
  const before = await publisher.rows()
  return {
    publisher,
    accounts,
    play: (scenario) => play({ publisher, accounts, before }, scenario),
    close: () => publisher.server.close(),
  }
}

async function play(
  { publisher, accounts, before }: Pick<WriteScenarioServer, 'publisher' | 'accounts'> & { readonly before: PublisherRows },
  scenario: WriteScenario,
): Promise<void> {
  const { input, rows = {}, error, events = [] } = scenario
  const caller = await enter(accounts, scenario.as ?? 'admin')
  const told = recordEvents(publisher)
  try {
    const response = await sendAs(publisher, caller, input)
    await publisher.server.platform.events.settled()
    const after = await publisher.rows()
    const nameOf = keyNames(before, after)
    const changes = labelChanges(before, after)
    if (Object.keys(changes).length > 0) await publisher.reset()
    expect(shortened(errorsOf(response), error), response.body).toEqual(error ?? [])
    expect(changes).toEqual(rows)
    expect(told.events(nameOf)).toEqual(events)
    expect(await recorded(publisher, nameOf)).toEqual(events)
    if ('answer' in scenario) expect(response.statusCode === 204 ? 204 : response.json<{ data: unknown }>().data).toEqual(scenario.answer)
  } finally {
    told.end()
  }
}

async function enter(accounts: TestAccounts, as: NonNullable<WriteScenario['as']>): Promise<TestCaller> {
  if (typeof as === 'string') {
    await accounts.grant(as, [])
    return as
  }
  const { caller, grants } = 'caller' in as ? as : { caller: 'clerk' as const, grants: [{ by: 'user' as const, permits: as }] }
  await accounts.grant(caller, grants)
  return caller
}

/** Sends a request, `POST /items/books` for instance, with the caller's token. */
export function sendAs(
  { server }: Publisher,
  caller: TestCaller,
  [request, body]: WriteScenario['input'],
): Promise<LightMyRequestResponse> {
  const [method = '', url = ''] = request.split(' ')
  return server.send(method as 'POST', url, { ...(body === undefined ? {} : { body }), ...(caller === 'nobody' ? {} : { token: caller }) })
}

/** Status, code and message of each error of an answer. */
export function errorsOf(response: LightMyRequestResponse): readonly string[] {
  if (response.statusCode < 400) return []
  const { errors } = response.json<{ errors: readonly { message: string; extensions: { code: string } }[] }>()
  return errors.map(({ message, extensions }) => `${response.statusCode} ${extensions.code} ${message}`)
}

function shortened(errors: readonly string[], expected: readonly string[] = []): readonly string[] {
  return errors.map((error, index) => {
    const [status, code, ...message] = error.split(' ')
    return message.length > 0 && expected[index] === `${status} ${code}` ? expected[index] : error
  })
}

/** Records the events of items until it is ended. */
export function recordEvents({ server }: Publisher): { events(nameOf: KeyNames): readonly string[]; end(): void } {
  const heard: { readonly action: string; readonly table: string; readonly keys: readonly (string | number)[] }[] = []
  const ends = ['create', 'update', 'delete'].map((action) =>
    server.platform.events.onAction(`items.${action}`, ({ collection, key, keys }) => {
      heard.push({ action, table: String(collection), keys: (keys ?? [key]) as readonly (string | number)[] })
    }),
  )
  return {
    events: (nameOf) => heard.flatMap(({ action, table, keys }) => keys.map((key) => `${action} ${table} ${nameOf(table, key)}`)),
    end: () => {
      for (const end of ends) end()
    },
  }
}

/** What activity says was done since it was last asked. */
async function recorded({ server }: Publisher, nameOf: KeyNames): Promise<readonly string[]> {
  const recto = systemDatabase(server.platform)
  const rows = await recto.selectFrom('recto_activity').select(['action', 'collection', 'item']).execute()
  if (rows.length === 0) return []
  await recto.updateTable('recto_revisions').set({ parent: null }).execute()
  await recto.deleteFrom('recto_activity').execute()
  return rows.map(({ action, collection, item }) => `${action} ${collection} ${nameOf(collection, item)}`)
}
