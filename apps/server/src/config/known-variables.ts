import type { ValueOf } from './variable.ts'
import { databaseVariables } from './variables/database.ts'
import { emailVariables } from './variables/email.ts'
import { featureVariables } from './variables/features.ts'
import { generalVariables } from './variables/general.ts'
import { operationVariables } from './variables/operations.ts'
import { securityVariables } from './variables/security.ts'
import { storageVariables } from './variables/storage.ts'
import { trafficVariables } from './variables/traffic.ts'

/** Every known variable, under the headings of `docs/reference/environment.md`. */
export const variableSections = {
  General: generalVariables,
  Database: databaseVariables,
  Security: securityVariables,
  'Traffic, cache and Redis': trafficVariables,
  Files: storageVariables,
  'E-mail': emailVariables,
  'Extensions, flows, sockets': featureVariables,
  Operations: operationVariables,
}

/** The same rows, by name. */
export const knownVariables = {
  ...generalVariables,
  ...databaseVariables,
  ...securityVariables,
  ...trafficVariables,
  ...storageVariables,
  ...emailVariables,
  ...featureVariables,
  ...operationVariables,
}

/** Names with a part of your own choosing; the rest of the name becomes a key in camel case, `__` nests. */
export const variableFamilies: Readonly<Record<string, string>> = {
  'DB_*': 'Further options of the database driver, e.g. `DB_OPTIONS__ENCRYPT`.',
  'SERVER_*': 'Properties of the Node HTTP server, e.g. `SERVER_KEEP_ALIVE_TIMEOUT`, in milliseconds.',
  'AUTH_<PROVIDER>_*': 'Options of a way to log in named in `AUTH_PROVIDERS`.',
  'STORAGE_<LOCATION>_*': 'Options of a storage location named in `STORAGE_LOCATIONS`.',
  'RATE_LIMITER_*': 'Further options of the limiter.',
  'REDIS_*': 'Further options of the Redis client, e.g. `REDIS_TLS__CA`.',
  'HASH_*': 'Further options of password hashing.',
  'CONTENT_SECURITY_POLICY_*': 'Directives laid over the default policy, e.g. `CONTENT_SECURITY_POLICY_DIRECTIVES__IMG_SRC`.',
  'ASSETS_CONTENT_SECURITY_POLICY_*': 'The same for files.',
  'EMAIL_SMTP_TLS_*': 'TLS options of SMTP.',
  'LOGGER_*': 'Further options of the logger.',
}

export type KnownName = keyof typeof knownVariables

/** The value of every known variable: as set, else its default. */
export type Values = { readonly [Name in KnownName]: ValueOf<(typeof knownVariables)[Name]> }
