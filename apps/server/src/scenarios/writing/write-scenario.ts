import { systemTable } from '@recto/pipeline'
import type { LightMyRequestResponse } from 'fastify'
import { expect } from 'vitest'
import { type Caller, type Cast, createCast, type Grant, type Permit } from './cast.ts'
import { type KeyNames, keyNames, labelChanges, type PressChanges } from './label-changes.ts'
import { openPress, type Press, type PressRows } from './open-press.ts'

/** One write and all that may come of it: nothing else changes, nothing else is told. */
export interface WriteScenario {
  readonly title: string
  /** Rows of permissions make it a clerk who has just these. @default admin */
  readonly as?: Caller | readonly Permit[] | { readonly caller: Caller; readonly grants: readonly Grant[] }
  /** A method and a path, and the body. */
  readonly input: readonly [request: string, body?: unknown]
  /** What is different afterwards; a failure changes nothing. @default nothing */
  readonly rows?: PressChanges
  /** Status, code and message of each error; without a message where engines know more or less about it. */
  readonly error?: readonly string[]
  /** Items told of, as `create books +Title`, in the order they were written; activity names the same. @default none */
  readonly events?: readonly string[]
  /** What the answer holds: its `data`, or 204 for none. @default not looked at */
  readonly answer?: unknown
}

/** Where scenarios are played. */
export interface Stage {
  readonly press: Press
  readonly cast: Cast
  play(scenario: WriteScenario): Promise<void>
  close(): Promise<void>
}

/** Opens a press and its people. */
export async function openStage(...parts: Parameters<typeof openPress>): Promise<Stage> {
  const press = await openPress(...parts)
  const cast = await createCast(press.server.platform)
  await press.reset()
  const before = await press.rows()
  return {
    press,
    cast,
    play: (scenario) => play({ press, cast, before }, scenario),
    close: () => press.server.close(),
  }
}

async function play(
  { press, cast, before }: Pick<Stage, 'press' | 'cast'> & { readonly before: PressRows },
  scenario: WriteScenario,
): Promise<void> {
  const { input, rows = {}, error, events = [] } = scenario
  const caller = await enter(cast, scenario.as ?? 'admin')
  const told = listen(press)
  try {
    const response = await sendAs(press, caller, input)
    await press.server.platform.events.settled()
    const after = await press.rows()
    const nameOf = keyNames(before, after)
    const changes = labelChanges(before, after)
    if (Object.keys(changes).length > 0) await press.reset()
    expect(shortened(errorsOf(response), error), response.body).toEqual(error ?? [])
    expect(changes).toEqual(rows)
    expect(told.events(nameOf)).toEqual(events)
    expect(await recorded(press, nameOf)).toEqual(events)
    if ('answer' in scenario) expect(response.statusCode === 204 ? 204 : response.json<{ data: unknown }>().data).toEqual(scenario.answer)
  } finally {
    told.end()
  }
}

async function enter(cast: Cast, as: NonNullable<WriteScenario['as']>): Promise<Caller> {
  if (typeof as === 'string') {
    await cast.grant(as, [])
    return as
  }
  const { caller, grants } = 'caller' in as ? as : { caller: 'clerk' as const, grants: [{ by: 'user' as const, permits: as }] }
  await cast.grant(caller, grants)
  return caller
}

/** Sends a request, `POST /items/books` for instance, with the caller's token. */
export function sendAs({ server }: Press, caller: Caller, [request, body]: WriteScenario['input']): Promise<LightMyRequestResponse> {
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

/** Hears which items are told of until it is ended. */
export function listen({ server }: Press): { events(nameOf: KeyNames): readonly string[]; end(): void } {
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
async function recorded({ server }: Press, nameOf: KeyNames): Promise<readonly string[]> {
  const activity = systemTable(server.platform, 'directus_activity')
  const rows = await activity.find({})
  if (rows.length === 0) return []
  await systemTable(server.platform, 'directus_revisions').update({}, { parent: null })
  await activity.delete({})
  return rows.map(({ action, collection, item }) => `${action} ${collection} ${nameOf(String(collection), String(item))}`)
}
