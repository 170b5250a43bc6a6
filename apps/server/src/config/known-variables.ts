import type { ValuesOf, VariableFamily } from '@recto/config'
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

/** The families by pattern; the rest of a name becomes a key in camel case, `__` nests. */
export const variableFamilies: Readonly<Record<string, VariableFamily>> = {
  'DB_*': { text: 'Further options of the database driver, e.g. `DB_OPTIONS__ENCRYPT`.' },
  'SERVER_*': { text: 'Properties of the Node HTTP server, e.g. `SERVER_KEEP_ALIVE_TIMEOUT`, in milliseconds.' },
  'AUTH_<PROVIDER>_*': { text: 'Options of a way to log in named in `AUTH_PROVIDERS`. The driver `local` is supported.' },
  'STORAGE_<LOCATION>_*': {
    text: 'Options of a storage location named in `STORAGE_LOCATIONS`: `DRIVER`, `ROOT`, `HEALTHCHECK_THRESHOLD` and those of its driver, see [where files live](../guides/where-files-live.md).',
  },
  'RATE_LIMITER_*': { text: 'Accepted for compatibility; the limiter has no further options.', unsupported: 'accepted' },
  'REDIS_*': { text: 'Further options of the Redis client, e.g. `REDIS_TLS__CA`.' },
  'HASH_*': { text: 'Accepted for compatibility; password hashing has no further options.', unsupported: 'accepted' },
  'CONTENT_SECURITY_POLICY_*': {
    text: 'Directives laid over the default policy, e.g. `CONTENT_SECURITY_POLICY_DIRECTIVES__IMG_SRC`.',
  },
  'ASSETS_CONTENT_SECURITY_POLICY_*': {
    text: 'Directives of the policy sent with files, such as `ASSETS_CONTENT_SECURITY_POLICY_DIRECTIVES__MEDIA_SRC`.',
  },
  'EMAIL_SMTP_TLS_*': { text: 'TLS options of SMTP.' },
  'LOGGER_*': { text: 'Accepted for compatibility; the logger has no further options.', unsupported: 'accepted' },
}

export type KnownName = keyof typeof knownVariables

/** The value of every known variable: as set, else its default. */
export type Values = ValuesOf<typeof knownVariables>

/** Families whose members may come from a file although they are not in the table. */
export const fileVariableFamilies =
  /^(DB|REDIS|HASH|LOGGER|SERVER|HSTS|RATE_LIMITER|WEBSOCKETS|EMAIL|CONTENT_SECURITY_POLICY|AUTH_.+|STORAGE_.+)_.+$/
