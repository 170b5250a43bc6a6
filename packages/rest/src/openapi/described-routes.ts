import type { JsonObject } from '@recto/protocol'

/** What a route that serves no collection does, takes and answers. */
export interface RouteDescription {
  readonly summary: string
  /** The JSON it takes. */
  readonly body?: JsonObject
  /** What stands under `data`; `null`: nothing is answered. @default anything */
  readonly answer?: JsonObject | null
  /** The form of an answer that is no JSON. */
  readonly mediaType?: string
  /** Words of the query it knows. */
  readonly query?: readonly string[]
}

const text: JsonObject = { type: 'string' }
const texts: JsonObject = { type: 'array', items: text }
const anyObject: JsonObject = { type: 'object' }
const list: JsonObject = { type: 'array', items: anyObject }
const flag: JsonObject = { type: 'boolean' }

function object(properties: Readonly<Record<string, JsonObject>>, required: readonly string[] = []): JsonObject {
  return { type: 'object', properties, ...(required.length === 0 ? {} : { required }) }
}

const mode: JsonObject = { type: 'string', enum: ['json', 'cookie', 'session'], default: 'json' }
const tokens = object({ access_token: text, refresh_token: text, expires: { type: 'integer', description: 'Milliseconds' } }, ['expires'])
const login = object({ email: { type: 'string', format: 'email' }, password: text, otp: text, mode }, ['email', 'password'])
const refresh = object({ refresh_token: text, mode })
const person = object(
  { email: { type: 'string', format: 'email' }, password: text, first_name: text, last_name: text, verification_url: text },
  ['email', 'password'],
)

const access: Readonly<Record<string, RouteDescription>> = {
  'GET /auth': { summary: 'List the ways to log in', answer: list, query: ['sessionOnly'] },
  'POST /auth/login': { summary: 'Log in with email and password', body: login, answer: tokens },
  'POST /auth/login/:provider': { summary: 'Log in with a provider that asks for a password', body: anyObject, answer: tokens },
  'POST /auth/refresh': { summary: 'Get new tokens', body: refresh, answer: tokens },
  'POST /auth/logout': { summary: 'Log out', body: refresh, answer: null },
  'POST /auth/password/request': {
    summary: 'Ask for a mail to reset a password',
    body: object({ email: text, reset_url: text }, ['email']),
    answer: null,
  },
  'POST /auth/password/reset': {
    summary: 'Set a new password with the token of a mail',
    body: object({ token: text, password: text }, ['token', 'password']),
    answer: null,
  },
  'POST /shares/auth': { summary: 'Open a share', body: object({ share: text, password: text, mode }, ['share']), answer: tokens },
  'GET /shares/info/:key': { summary: 'Tell whether a share asks for a password', answer: anyObject },
  'POST /shares/invite': { summary: 'Mail a share', body: object({ share: text, emails: texts }, ['share', 'emails']), answer: null },
  'POST /users/invite': {
    summary: 'Invite people',
    body: object({ email: { anyOf: [text, texts] }, role: text, invite_url: text }, ['email', 'role']),
    answer: null,
  },
  'POST /users/invite/accept': {
    summary: 'Accept an invitation',
    body: object({ token: text, password: text }, ['token', 'password']),
    answer: null,
  },
  'POST /users/register': { summary: 'Register oneself', body: person, answer: null },
  'GET /users/register/verify-email': { summary: 'Confirm an email address', query: ['token'] },
  'GET /users/me': { summary: 'Read oneself', answer: anyObject, query: ['fields'] },
  'PATCH /users/me': { summary: 'Change oneself', body: anyObject, answer: anyObject, query: ['fields'] },
  'PATCH /users/me/track/page': { summary: 'Remember the page last visited', body: object({ last_page: text }), answer: null },
  'GET /users/me/sessions': { summary: 'List the sessions of oneself', answer: list },
  'DELETE /users/me/sessions': { summary: 'End all other sessions', answer: null },
  'DELETE /users/me/sessions/:id': { summary: 'End a session', answer: null },
  'POST /users/me/tfa/generate': { summary: 'Get a secret for a second factor', body: object({ password: text }), answer: anyObject },
  'POST /users/me/tfa/enable': {
    summary: 'Demand a second factor',
    body: object({ secret: text, otp: text }, ['secret', 'otp']),
    answer: null,
  },
  'POST /users/me/tfa/disable': { summary: 'Demand no second factor any more', body: object({ otp: text }, ['otp']), answer: null },
  'POST /users/me/tfa/recovery-codes': { summary: 'Get codes for when the second factor is lost', body: anyObject },
  'POST /users/:user/tfa/disable': { summary: "Take a user's second factor away", answer: null },
  'GET /roles/me': { summary: 'List the roles of oneself', answer: list },
  'GET /policies/me/globals': { summary: 'Tell what the policies of oneself allow beside data', answer: anyObject },
  'GET /permissions/me': { summary: 'Tell what one may do, by collection', answer: anyObject },
  'GET /permissions/me/:collection': { summary: 'Tell what one may do with a singleton', answer: anyObject },
  'GET /permissions/me/:collection/:key': { summary: 'Tell what one may do with an item', answer: anyObject },
  'POST /permissions/explain': { summary: 'Tell why someone may do something or not', body: anyObject, answer: anyObject },
}

const rename = (what: 'collection' | 'field'): RouteDescription => ({
  summary: `Give a ${what} another name; what names it follows`,
  body: object({ [what]: text }, [what]),
  answer: anyObject,
  query: ['dryRun'],
})
const changing = ['concurrentIndexCreation', 'dryRun']

const model: Readonly<Record<string, RouteDescription>> = {
  'GET /collections': { summary: 'List collections', answer: list },
  'POST /collections': {
    summary: 'Make a collection or several',
    body: { anyOf: [anyObject, list] },
    answer: { anyOf: [anyObject, list] },
    query: changing,
  },
  'PATCH /collections': { summary: 'Change what is known of several collections', body: list, answer: list, query: ['dryRun'] },
  'GET /collections/:collection': { summary: 'Read a collection', answer: anyObject },
  'PATCH /collections/:collection': {
    summary: 'Change what is known of a collection',
    body: object({ meta: anyObject }),
    answer: anyObject,
    query: ['dryRun'],
  },
  'DELETE /collections/:collection': { summary: 'Delete a collection with its items', answer: null, query: ['dryRun'] },
  'POST /collections/:collection/rename': rename('collection'),
  'GET /fields': { summary: 'List fields', answer: list },
  'GET /fields/:collection': { summary: 'List the fields of a collection', answer: list },
  'POST /fields/:collection': { summary: 'Make a field', body: anyObject, answer: anyObject, query: changing },
  'PATCH /fields/:collection': { summary: 'Change several fields', body: list, answer: list, query: changing },
  'GET /fields/:collection/:field': { summary: 'Read a field', answer: anyObject },
  'PATCH /fields/:collection/:field': { summary: 'Change a field', body: anyObject, answer: anyObject, query: changing },
  'DELETE /fields/:collection/:field': { summary: 'Delete a field with its values', answer: null, query: ['dryRun'] },
  'POST /fields/:collection/:field/rename': rename('field'),
  'GET /relations': { summary: 'List relations', answer: list },
  'POST /relations': { summary: 'Make a relation', body: anyObject, answer: anyObject, query: ['dryRun'] },
  'GET /relations/:collection': { summary: 'List the relations of a collection', answer: list },
  'GET /relations/:collection/:field': { summary: 'Read a relation', answer: anyObject },
  'PATCH /relations/:collection/:field': { summary: 'Change a relation', body: anyObject, answer: anyObject, query: ['dryRun'] },
  'DELETE /relations/:collection/:field': { summary: 'Delete a relation; its fields stay', answer: null, query: ['dryRun'] },
  'GET /schema/snapshot': { summary: 'Describe the data model', answer: anyObject, query: ['export'] },
  'POST /schema/diff': { summary: 'Compare a description with the data model', body: anyObject, answer: anyObject, query: ['force'] },
  'POST /schema/apply': { summary: 'Make the changes of a comparison', body: anyObject, answer: null, query: ['force'] },
}

const page = 'text/plain'

const rest: Readonly<Record<string, RouteDescription>> = {
  'POST /batch': { summary: 'Carry out several requests, all or none', body: anyObject },
  'POST /settings/owner': { summary: 'Say whom the project belongs to', body: anyObject, answer: null },
  'GET /server/ping': { summary: 'Tell whether the server answers', mediaType: 'text/html' },
  'GET /server/info': { summary: 'Tell about the project and the server', answer: anyObject },
  'GET /server/health': { summary: 'Tell whether the server is well', mediaType: 'application/health+json' },
  'GET /server/specs/oas': { summary: 'Read this document', mediaType: 'application/json' },
  'GET /server/specs/types': { summary: 'Read the types of the data, in TypeScript', mediaType: page },
  'POST /server/setup': { summary: 'Make the first administrator', body: person, answer: null },
  'POST /utils/cache/clear': { summary: 'Forget what is kept in memory', answer: null, query: ['system'] },
  'POST /utils/export/:collection': { summary: 'Export items into a file of the library', body: anyObject },
  'POST /utils/import/:collection': { summary: 'Import items from a file' },
  'GET /utils/jobs': { summary: 'List what goes on in the background', answer: list },
  'GET /utils/jobs/:id': { summary: 'Read how far a job is', answer: anyObject },
  'GET /utils/jobs/:id/result': { summary: 'Get what a job made', mediaType: 'application/octet-stream' },
  'DELETE /utils/jobs/:id': { summary: 'End a job', answer: null },
  'POST /utils/hash/generate': { summary: 'Hash a text', body: object({ string: text }, ['string']), answer: text },
  'POST /utils/hash/verify': {
    summary: 'Compare a text with a hash',
    body: object({ string: text, hash: text }, ['string', 'hash']),
    answer: flag,
  },
  'GET /utils/random/string': { summary: 'Get a random text', answer: text, query: ['length'] },
  'POST /utils/resolve-redirect': {
    summary: 'Tell where a login leads',
    body: object({ redirect: text, provider: text }),
    answer: anyObject,
  },
  'POST /utils/revert/:revision': { summary: 'Bring an item back to a revision', answer: null },
  'POST /utils/sort/:collection': {
    summary: 'Move an item in a sorted collection',
    body: object({ item: {}, to: {} }, ['item', 'to']),
    answer: null,
  },
  'POST /utils/translations/generate': {
    summary: 'Make fields translatable',
    body: object({ collection: text, fields: texts }, ['collection', 'fields']),
    answer: anyObject,
  },
  'GET /utils/mails': { summary: 'List the templates of mails', answer: texts },
  'GET /utils/mails/:template': { summary: 'Preview a mail', mediaType: 'text/html', query: ['format'] },
  'POST /utils/mails/:template/send': {
    summary: 'Send oneself a mail as an example',
    body: object({ email: text }, ['email']),
    answer: null,
  },
  'GET /versions/:key': { summary: 'Read a version', answer: anyObject, query: ['fields'] },
  'GET /versions/:key/compare': { summary: 'Compare a version with its item', answer: anyObject },
  'POST /versions/:key/save': { summary: 'Save changes to a version', body: anyObject, answer: anyObject },
  'POST /versions/:key/promote': { summary: 'Make a version the item', body: anyObject, answer: {} },
}

/** Routes that serve no collection, by method and address. */
export const routeDescriptions: Readonly<Record<string, RouteDescription>> = { ...access, ...model, ...rest }
