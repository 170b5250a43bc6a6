import type { JsonObject } from '@recto/protocol'
import { formatFacts } from '@recto/transfer'

/** The documentation of a route that is not about the items of a collection. */
export interface RouteDescription {
  readonly summary: string
  /** Schema of the JSON body. */
  readonly body?: JsonObject
  /** Schema of `data` in the answer; `null`: 204 without a body. @default any value */
  readonly answer?: JsonObject | null
  /** Media type of an answer that is not JSON. */
  readonly mediaType?: string
  /** Names of the query parameters. */
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
  'GET /auth': { summary: 'List the login providers', answer: list, query: ['sessionOnly'] },
  'POST /auth/login': { summary: 'Log in with email and password', body: login, answer: tokens },
  'POST /auth/login/:provider': { summary: 'Log in with credentials of a provider', body: anyObject, answer: tokens },
  'POST /auth/refresh': { summary: 'Refresh the tokens of a session', body: refresh, answer: tokens },
  'POST /auth/logout': { summary: 'Log out', body: refresh, answer: null },
  'POST /auth/password/request': {
    summary: 'Request a mail to reset a password',
    body: object({ email: text, reset_url: text }, ['email']),
    answer: null,
  },
  'POST /auth/password/reset': {
    summary: 'Reset a password with the token of the mail',
    body: object({ token: text, password: text }, ['token', 'password']),
    answer: null,
  },
  'POST /shares/auth': { summary: 'Log in to a share', body: object({ share: text, password: text, mode }, ['share']), answer: tokens },
  'GET /shares/info/:key': { summary: 'Read the public information of a share', answer: anyObject },
  'POST /shares/invite': {
    summary: 'Mail the link of a share',
    body: object({ share: text, emails: texts }, ['share', 'emails']),
    answer: null,
  },
  'POST /users/invite': {
    summary: 'Invite users by mail',
    body: object({ email: { anyOf: [text, texts] }, role: text, invite_url: text }, ['email', 'role']),
    answer: null,
  },
  'POST /users/invite/accept': {
    summary: 'Accept an invitation',
    body: object({ token: text, password: text }, ['token', 'password']),
    answer: null,
  },
  'POST /users/register': { summary: 'Register a new user', body: person, answer: null },
  'GET /users/register/verify-email': { summary: 'Verify the email address of a registration', query: ['token'] },
  'GET /users/me': { summary: 'Read the current user', answer: anyObject, query: ['fields'] },
  'PATCH /users/me': { summary: 'Update the current user', body: anyObject, answer: anyObject, query: ['fields'] },
  'PATCH /users/me/track/page': {
    summary: 'Store the page the current user last visited',
    body: object({ last_page: text }),
    answer: null,
  },
  'GET /users/me/sessions': { summary: 'List the sessions of the current user', answer: list },
  'DELETE /users/me/sessions': { summary: 'End all sessions but the current one', answer: null },
  'DELETE /users/me/sessions/:id': { summary: 'End a session of the current user', answer: null },
  'POST /users/me/tfa/generate': {
    summary: 'Generate a secret for two-factor authentication',
    body: object({ password: text }),
    answer: anyObject,
  },
  'POST /users/me/tfa/enable': {
    summary: 'Enable two-factor authentication',
    body: object({ secret: text, otp: text }, ['secret', 'otp']),
    answer: null,
  },
  'POST /users/me/tfa/disable': { summary: 'Disable two-factor authentication', body: object({ otp: text }, ['otp']), answer: null },
  'POST /users/me/tfa/recovery-codes': { summary: 'Replace the recovery codes of the current user', body: anyObject },
  'POST /users/:user/tfa/disable': { summary: 'Disable two-factor authentication of a user', answer: null },
  'GET /roles/me': { summary: 'List the roles of the current user', answer: list },
  'GET /policies/me/globals': { summary: 'Read what the current user may do in the whole project', answer: anyObject },
  'GET /permissions/me': { summary: 'Read the permissions of the current user by collection', answer: anyObject },
  'GET /permissions/me/:collection': { summary: 'Read the permissions of the current user for a singleton', answer: anyObject },
  'GET /permissions/me/:collection/:key': { summary: 'Read the permissions of the current user for an item', answer: anyObject },
  'POST /permissions/explain': { summary: 'Explain why an action is permitted or denied', body: anyObject, answer: anyObject },
}

const rename = (what: 'collection' | 'field'): RouteDescription => ({
  summary: `Rename a ${what} and update all references to it`,
  body: object({ [what]: text }, [what]),
  answer: anyObject,
  query: ['dryRun'],
})
const changing = ['concurrentIndexCreation', 'dryRun']

const model: Readonly<Record<string, RouteDescription>> = {
  'GET /collections': { summary: 'List collections', answer: list },
  'POST /collections': {
    summary: 'Create one or more collections',
    body: { anyOf: [anyObject, list] },
    answer: { anyOf: [anyObject, list] },
    query: changing,
  },
  'PATCH /collections': { summary: 'Update the metadata of several collections', body: list, answer: list, query: ['dryRun'] },
  'GET /collections/:collection': { summary: 'Read a collection', answer: anyObject },
  'PATCH /collections/:collection': {
    summary: 'Update the metadata of a collection',
    body: object({ meta: anyObject }),
    answer: anyObject,
    query: ['dryRun'],
  },
  'DELETE /collections/:collection': { summary: 'Delete a collection and its items', answer: null, query: ['dryRun'] },
  'POST /collections/:collection/rename': rename('collection'),
  'GET /fields': { summary: 'List fields', answer: list },
  'GET /fields/:collection': { summary: 'List the fields of a collection', answer: list },
  'POST /fields/:collection': { summary: 'Create a field', body: anyObject, answer: anyObject, query: changing },
  'PATCH /fields/:collection': { summary: 'Update several fields', body: list, answer: list, query: changing },
  'GET /fields/:collection/:field': { summary: 'Read a field', answer: anyObject },
  'PATCH /fields/:collection/:field': { summary: 'Update a field', body: anyObject, answer: anyObject, query: changing },
  'DELETE /fields/:collection/:field': { summary: 'Delete a field and its values', answer: null, query: ['dryRun'] },
  'POST /fields/:collection/:field/rename': rename('field'),
  'GET /relations': { summary: 'List relations', answer: list },
  'POST /relations': { summary: 'Create a relation', body: anyObject, answer: anyObject, query: ['dryRun'] },
  'GET /relations/:collection': { summary: 'List the relations of a collection', answer: list },
  'GET /relations/:collection/:field': { summary: 'Read a relation', answer: anyObject },
  'PATCH /relations/:collection/:field': { summary: 'Update a relation', body: anyObject, answer: anyObject, query: ['dryRun'] },
  'DELETE /relations/:collection/:field': { summary: 'Delete a relation and keep its fields', answer: null, query: ['dryRun'] },
  'GET /schema/snapshot': { summary: 'Export a snapshot of the data model', answer: anyObject, query: ['export'] },
  'POST /schema/diff': { summary: 'Compare a snapshot with the data model', body: anyObject, answer: anyObject, query: ['force'] },
  'POST /schema/apply': { summary: 'Apply a diff to the data model', body: anyObject, answer: null, query: ['force'] },
}

const page = 'text/plain'

const assetQuery = [
  'key',
  'transforms',
  'width',
  'height',
  'fit',
  'format',
  'quality',
  'withoutEnlargement',
  'focal_point_x',
  'focal_point_y',
  'download',
  'expires',
  'signature',
]

const rest: Readonly<Record<string, RouteDescription>> = {
  'POST /batch': { summary: 'Execute several writes in one transaction', body: anyObject },
  'POST /settings/owner': { summary: 'Set who owns the project', body: anyObject, answer: null },
  'GET /extensions': { summary: 'List extensions', answer: list },
  'GET /deployments': { summary: 'List deployments', answer: list },
  'GET /server/ping': { summary: 'Ping the server', mediaType: 'text/html' },
  'GET /server/info': { summary: 'Read information about the project and the server', answer: anyObject },
  'GET /server/health': { summary: "Check the server's health", mediaType: 'application/health+json' },
  'GET /server/specs/oas': { summary: 'Read the OpenAPI document', mediaType: 'application/json' },
  'GET /server/specs/types': { summary: 'Generate TypeScript types of the collections', mediaType: page },
  'POST /server/setup': { summary: 'Create the first administrator', body: person, answer: null },
  'POST /utils/cache/clear': { summary: 'Clear cached answers, or everything cached', answer: null, query: ['system'] },
  'POST /utils/export/:collection': {
    summary: 'Export items to a file of the project, or to one that is fetched from a job',
    body: object({ query: anyObject, format: { enum: Object.keys(formatFacts) }, file: anyObject }, ['query', 'format']),
    answer: null,
    query: ['background'],
  },
  'POST /files/import': {
    summary: 'Import a file from an address',
    body: object({ url: text, data: anyObject, options: object({ filterMimeType: texts }) }, ['url']),
    answer: anyObject,
  },
  'POST /files/:key/sign': {
    summary: 'Sign an address of a file that expires',
    body: object({ expires_in: { type: 'integer', minimum: 1, maximum: 604_800, default: 3600 } }),
    answer: object({ url: text, expires: text }),
  },
  'POST /files/tus': { summary: 'Begin a resumable upload by TUS 1.0.0', answer: null },
  'PATCH /files/tus/:id': { summary: 'Go on with a resumable upload', answer: null },
  'DELETE /files/tus/:id': { summary: 'End a resumable upload', answer: null },
  'GET /assets/:id': { summary: 'Read a file, or a picture made of it', mediaType: 'application/octet-stream', query: assetQuery },
  'GET /assets/:id/:filename': {
    summary: 'Read a file under another name',
    mediaType: 'application/octet-stream',
    query: assetQuery,
  },
  'POST /assets/files': { summary: 'Pack files', body: object({ ids: texts }, ['ids']), mediaType: 'application/zip' },
  'POST /assets/folder/:id': { summary: 'Pack a folder', mediaType: 'application/zip' },
  'POST /utils/import/:collection': { summary: 'Import items from a file' },
  'GET /utils/jobs': { summary: 'List background jobs', answer: list },
  'GET /utils/jobs/:id': { summary: 'Read the progress of a job', answer: anyObject },
  'GET /utils/jobs/:id/result': { summary: 'Download the result of a job', mediaType: 'application/octet-stream' },
  'DELETE /utils/jobs/:id': { summary: 'Cancel a job', answer: null },
  'POST /utils/hash/generate': { summary: 'Hash a text', body: object({ string: text }, ['string']), answer: text },
  'POST /utils/hash/verify': {
    summary: 'Verify a text against a hash',
    body: object({ string: text, hash: text }, ['string', 'hash']),
    answer: flag,
  },
  'GET /utils/random/string': { summary: 'Generate a random string', answer: text, query: ['length'] },
  'POST /utils/resolve-redirect': {
    summary: 'Find where a login with a provider may lead back to',
    body: object({ redirect: text, provider: text }),
    answer: anyObject,
  },
  'POST /utils/revert/:revision': { summary: 'Revert an item to a revision', answer: null },
  'POST /utils/sort/:collection': {
    summary: 'Move an item in the manual sort order',
    body: object({ item: {}, to: {} }, ['item', 'to']),
    answer: null,
  },
  'POST /utils/translations/generate': {
    summary: 'Create a collection for the translations of fields',
    body: object({ collection: text, fields: texts }, ['collection', 'fields']),
    answer: anyObject,
  },
  'GET /utils/mails': { summary: 'List the mail templates', answer: texts },
  'GET /utils/mails/:template': { summary: 'Preview a mail template', mediaType: 'text/html', query: ['format'] },
  'POST /utils/mails/:template/send': {
    summary: 'Send a test mail of a template',
    body: object({ email: text }, ['email']),
    answer: null,
  },
  'GET /versions/:key': { summary: 'Read a version of an item', answer: anyObject, query: ['fields'] },
  'GET /versions/:key/compare': { summary: 'Compare a version of an item with the item itself', answer: anyObject },
  'POST /versions/:key/save': { summary: 'Save changes to a version', body: anyObject, answer: anyObject },
  'POST /versions/:key/promote': { summary: 'Promote a version to the main item', body: anyObject, answer: {} },
}

/** Descriptions by method and path. */
export const routeDescriptions: Readonly<Record<string, RouteDescription>> = { ...access, ...model, ...rest }
