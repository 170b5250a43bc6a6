import { randomBytes } from 'node:crypto'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dotenvValue, StartError } from '@recto/config'
import { clientNames, dialects } from '@recto/dialects'
import { type CommandInput, defineCommand } from './command.ts'
import { bringsDatabase, composeFile } from './init-compose.ts'

/** Which variable each option sets. */
const variables = {
  client: 'DB_CLIENT',
  host: 'DB_HOST',
  port: 'DB_PORT',
  database: 'DB_DATABASE',
  user: 'DB_USER',
  password: 'DB_PASSWORD',
  filename: 'DB_FILENAME',
} as const

const clients = dialects.map(({ connection }) => connection.client)

/** `recto init`. */
export const init = defineCommand({
  name: 'init',
  summary: 'Write a .env file to start from, and with --docker a compose file.',
  options: {
    client: { type: 'string', text: `one of ${clients.join(', ')}; sqlite3 unless told otherwise` },
    host: { type: 'string', text: 'host of the database, localhost unless told otherwise' },
    port: { type: 'string', text: 'its port, the usual one unless told otherwise' },
    database: { type: 'string', text: 'name of the database' },
    user: { type: 'string', text: 'user to connect as' },
    password: { type: 'string', text: 'password of that user' },
    filename: { type: 'string', text: 'path of the SQLite file, ./data/recto.db unless told otherwise' },
    docker: { type: 'boolean', text: 'also write compose.yaml: Recto and, unless it is SQLite, its database' },
    force: { type: 'boolean', text: 'replace files that are there' },
  },
  async run({ options }, terminal) {
    const settings = settingsOf(options)
    const files = [
      { name: '.env', text: envFile(settings), mode: 0o640 },
      ...(options['docker'] === true ? [{ name: 'compose.yaml', text: composeFile(settings), mode: 0o644 }] : []),
    ]
    const present = files.find(({ name }) => existsSync(join(terminal.folder, name)))
    if (present !== undefined && options['force'] !== true)
      throw new StartError(`${present.name} is there already. Add --force to replace it.`)
    for (const { name, text, mode } of files) {
      writeFileSync(join(terminal.folder, name), text, { mode })
      terminal.print(`Wrote ${name}.`)
    }
    const missing = Object.keys(settings).filter((name) => settings[name] === '')
    if (missing.length > 0) terminal.print(`Fill in ${missing.join(', ')} in .env.`)
    terminal.print(options['docker'] === true ? 'Start with "docker compose up".' : 'Start with "recto start".')
  },
})

/** What `.env` says of the database; empty: it is to be filled in. @throws {StartError} when there is no such client */
function settingsOf(options: CommandInput['options']): Record<string, string> {
  const name = String(options['client'] ?? 'sqlite3')
  const facts = dialects.find((dialect) => clientNames(dialect).includes(name))?.connection
  if (facts === undefined) throw new StartError(`"--client" is "${name}", but must be one of ${clients.join(', ')}.`)
  const { client, port } = facts
  if (port === null) return { DB_CLIENT: client, DB_FILENAME: String(options['filename'] ?? './data/recto.db') }
  const given = Object.entries(variables).flatMap(([option, name]) =>
    typeof options[option] === 'string' ? [[name, options[option]] as const] : [],
  )
  const defaults = {
    DB_HOST: 'localhost',
    DB_PORT: String(port),
    DB_DATABASE: 'recto',
    DB_USER: 'recto',
    // A database that is there already has a password of its own.
    DB_PASSWORD: options['docker'] === true && bringsDatabase(client) ? randomBytes(12).toString('base64url') : '',
  }
  return { ...defaults, ...Object.fromEntries(given), DB_CLIENT: client }
}

function envFile(settings: Readonly<Record<string, string>>): string {
  const lines = Object.entries(settings).flatMap(([name, value]) =>
    value === '' ? ['# To be filled in:', `${name}=`] : [`${name}=${dotenvValue(value)}`],
  )
  return [
    "# Recto's configuration. Every variable is described in docs/reference/environment.md.",
    `SECRET=${randomBytes(24).toString('base64url')}`,
    'PORT=8055',
    'PUBLIC_URL=http://localhost:8055',
    '',
    ...lines,
    '',
    '# The first administrator; without these the first visitor becomes it.',
    '# ADMIN_EMAIL=',
    '# ADMIN_PASSWORD=',
    '',
  ].join('\n')
}
