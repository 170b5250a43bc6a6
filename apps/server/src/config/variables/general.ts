import { accepted, notYet } from '../support.ts'
import { boolean, bytes, duration, integer, list, mixed, string } from '../variable.ts'

/** Addresses, the first administrator, limits of requests. */
export const generalVariables = {
  HOST: string('0.0.0.0', 'Address to listen on.'),
  PORT: integer(8055, 'Port to listen on. `0`: any free port.'),
  UNIX_SOCKET_PATH: string(null, 'Unix socket to listen on, instead of `HOST` and `PORT`.'),
  PUBLIC_URL: string(
    '/',
    'URL under which clients reach Recto, for links in mail, single sign-on and redirects. Without one, links begin with `http://localhost:<PORT>`.',
  ),
  ROOT_REDIRECT: mixed('./admin', 'Target of the redirect from `GET /`. `false`: answer 404.'),
  SERVE_APP: boolean(true, 'Serve the studio at `/admin`.'),
  OPENAPI_ENABLED: boolean(true, 'Serve the OpenAPI document at `/server/specs/oas`.'),
  ROBOTS_TXT: string('User-agent: *\nDisallow: /', 'Body of `GET /robots.txt`.'),
  NODE_ENV: string(null, '`development` adds stacks to errors and the header `Server-Timing`.'),
  PROJECT_NAME: string(null, 'Name of the project, stored when the system tables are created.'),
  PROJECT_OWNER: string(null, 'E-mail of the owner, stored when the system tables are created.'),
  ADMIN_EMAIL: string(null, 'E-mail of the first administrator, who is created at the first start.'),
  ADMIN_PASSWORD: string(null, 'Password of the first administrator.'),
  ADMIN_TOKEN: string(null, 'Static token of the first administrator.'),
  SERVER_SHUTDOWN_TIMEOUT: duration('1s', 'Time running requests have to finish after a termination signal.'),
  MAX_PAYLOAD_SIZE: bytes('1mb', 'Maximum size of a JSON body.'),
  MAX_BATCH_MUTATION: integer(Number.POSITIVE_INFINITY, 'Maximum number of items one request may write, nested items included.', 1),
  MAX_RELATIONAL_DEPTH: integer(10, 'Maximum number of relations in one path.', 2),
  MAX_JSON_QUERY_DEPTH: integer(10, 'Maximum depth of a path into a JSON value.', 1),
  MAX_IMPORT_ERRORS: integer(1000, 'Number of errors after which an import stops.', 1),
  QUERY_LIMIT_DEFAULT: integer(100, 'Page size of a list when the request sets no `limit`.', -1),
  QUERY_LIMIT_MAX: integer(-1, 'Maximum `limit` of a request. `-1`: no maximum.', -1),
  QUERYSTRING_MAX_PARSE_DEPTH: integer(10, 'Maximum nesting depth of a query string.', 1),
  QUERYSTRING_ARRAY_LIMIT: integer(500, 'Maximum number of elements of an indexed array in a query string.', 1),
  USERS_ADMIN_ACCESS_LIMIT: integer(Number.POSITIVE_INFINITY, 'Maximum number of active administrators.'),
  USERS_APP_ACCESS_LIMIT: integer(Number.POSITIVE_INFINITY, 'Maximum number of active users with studio access.'),
  USERS_API_ACCESS_LIMIT: integer(Number.POSITIVE_INFINITY, 'Maximum number of active users with API access only.'),
  ...notYet({
    MIGRATIONS_PATH: string('./migrations', "Folder of the project's own migrations."),
    PACKAGE_FILE_LOCATION: string('.', 'Folder of the `package.json` that lists installed extensions.'),
    AUTOSAVE_REVISION_INTERVAL: integer(300, 'Seconds within which saves of a draft share one revision.'),
    GRAPHQL_INTROSPECTION: boolean(true, 'Allow GraphQL introspection and serve the SDL.'),
    GRAPHQL_SCHEMA_CACHE_CAPACITY: integer(100, 'Maximum number of GraphQL schemas in memory.', 1),
    GRAPHQL_SCHEMA_GENERATION_MAX_CONCURRENT: integer(5, 'Maximum number of GraphQL schemas generated in parallel.', 1),
    GRAPHQL_QUERY_TOKEN_LIMIT: integer(5000, 'Maximum size of a GraphQL document, in tokens.', 1),
    GRAPHQL_SINGLE_USE_MUTATIONS: list(
      'auth_login,auth_refresh,auth_password_request,auth_password_reset,users_register,users_register_verify,users_invite_accept,users_me_tfa_generate,users_me_tfa_enable,users_me_tfa_disable,utils_cache_clear',
      'Mutations that may occur only once in a document.',
    ),
  }),
  ...accepted({
    TEMP_PATH: string(
      './node_modules/.directus',
      "Accepted for compatibility; temporary files are in the system's folder, which `TMPDIR` names.",
    ),
    PROJECT_OWNER_ENABLED: boolean(true, 'Accepted for compatibility; nothing is sent anywhere.'),
    ACCEPT_TERMS: boolean(false, 'Accepted for compatibility; Recto has no terms to accept.'),
    RELATIONAL_BATCH_SIZE: integer(25_000, 'Accepted for compatibility; related items are read in the same statement.', 1),
    EXPORT_BATCH_SIZE: integer(5000, 'Accepted for compatibility; rows of an export are streamed.', 1),
  }),
}
