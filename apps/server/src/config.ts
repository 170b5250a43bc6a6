import { dirname, join, resolve } from 'node:path'
import {
  ineffectiveSettings,
  misspelledSettings,
  parseValues,
  prefixedObject,
  type RawSettings,
  readConfigFile,
  readFileVariables,
  resolveSecret,
} from '@recto/config'
import { type DatabaseConfig, databaseConfig } from './config/database-config.ts'
import { fileVariableFamilies, knownVariables, type Values, variableFamilies } from './config/known-variables.ts'

/** The whole configuration, checked. Nothing else reads the environment. */
export interface Config {
  /** Every known variable by name: as set, else its default. */
  readonly values: Values
  readonly database: DatabaseConfig
  /** Signs tokens. */
  readonly secret: string
  /** Properties for the Node HTTP server, from `SERVER_*`. */
  readonly httpServer: Readonly<Record<string, unknown>>
  /** All variables as they were set, known or not; flows and extensions may be given some of them. */
  readonly settings: RawSettings
  /** What its user should know but what does not stop the start. */
  readonly warnings: readonly string[]
}

export interface ConfigSources {
  /** @default the environment of the process */
  readonly environment?: RawSettings
  /** Folder that relative paths start from. @default the working directory */
  readonly folder?: string
}

/**
 * Reads the environment, lays the configuration file over it (the file wins), reads `…_FILE` variables and checks every
 * value. @throws {StartError} with one clear line when a value is impossible
 */
export async function readConfig(sources: ConfigSources = {}): Promise<Config> {
  const { environment = process.env, folder = process.cwd() } = sources
  const file = resolve(folder, typeof environment['CONFIG_PATH'] === 'string' ? environment['CONFIG_PATH'] : '.env')
  const settings = readFileVariables(
    { ...environment, ...(await readConfigFile(file, environment)) },
    { known: new Set(Object.keys(knownVariables)), families: fileVariableFamilies },
  )
  const values = parseValues(knownVariables, settings)
  const database = databaseConfig(values, settings, folder)
  const secret = resolveSecret(values.SECRET, secretFile(database, folder))
  return {
    values,
    database,
    secret: secret.value,
    httpServer: prefixedObject(settings, 'SERVER_', { omit: new Set(['SERVER_SHUTDOWN_TIMEOUT']) }),
    settings,
    warnings: [...secret.warnings, ...addressWarnings(values), ...adminWarnings(values), ...unsupportedWarnings(settings)],
  }
}

function secretFile(database: DatabaseConfig, folder: string): string | null {
  if (database.file !== null) return join(dirname(database.file), 'recto.secret')
  return database.connection.filename === undefined ? resolve(folder, 'data', 'recto.secret') : null
}

function unsupportedWarnings(settings: RawSettings): string[] {
  const names = ineffectiveSettings(settings, knownVariables, variableFamilies)
  const misspelled = misspelledSettings(settings, knownVariables, variableFamilies)
  const pending =
    names.length === 0
      ? []
      : [`Set, but without effect in this version: ${names.join(', ')}. See docs/reference/environment.md, "Not yet".`]
  return [...pending, ...misspelled.map(([name, meant]) => `"${name}" is no variable of Recto. Did you mean "${meant}"?`)]
}

function adminWarnings({ ADMIN_EMAIL: email, ADMIN_PASSWORD: password }: Values): string[] {
  if ((email === null) === (password === null)) return []
  const [set, missing] = email === null ? ['ADMIN_PASSWORD', 'ADMIN_EMAIL'] : ['ADMIN_EMAIL', 'ADMIN_PASSWORD']
  return [`"${set}" is set without "${missing}", so that no administrator is created.`]
}

function addressWarnings(values: Values): string[] {
  const isAbsolute = values.PUBLIC_URL === '/' || URL.canParse(values.PUBLIC_URL)
  return isAbsolute ? [] : ['"PUBLIC_URL" should be an absolute address, such as https://example.com.']
}
