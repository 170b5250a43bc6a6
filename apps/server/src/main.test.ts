import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { commands } from './commands/commands.ts'
import { readConfig } from './config.ts'
import { run } from './main.ts'

describe('recto', () => {
  let folder: string
  let printed: string[]
  const recto = (...words: string[]) =>
    run(words, {
      print: (text) => void printed.push(text),
      folder,
      readConfig: () => readConfig({ folder, environment: { SECRET: 'x'.repeat(32), HASH_MEMORY_COST: 8, HASH_PARALLELISM: 1 } }),
    })

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'recto-cli-'))
    printed = []
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('lists every command', async () => {
    for (const words of [[], ['--help'], ['-h'], ['help']]) {
      printed = []
      await recto(...words)
      for (const { name, summary } of commands)
        expect(printed[0]).toMatch(new RegExp(`^  ${name} +${summary.replaceAll(/[.*+?()[\]]/g, '\\$&')}$`, 'm'))
    }
  })

  it.each(commands.map(({ name }) => [name]))('has help for %s', async (name) => {
    await recto(...name.split(' '), '--help')
    expect(printed[0]).toContain(`Usage: recto ${name}`)
  })

  it('lists a group of commands', async () => {
    await recto('users', '--help')
    expect(printed[0]).toContain('users create')
    expect(printed[0]).not.toContain('bootstrap')
  })

  it('knows its version', async () => {
    await recto('--version')
    expect(printed[0]).toMatch(/^\d+\.\d+\.\d+/)
  })

  it('prints types for a role by its name or key, and refuses one that is not there', async () => {
    await recto('bootstrap', '--skip-admin-init')
    await recto('roles', 'create', '--role', 'Editors', '--app')
    const key = printed.at(-1) ?? ''
    await recto('types', '--role', key)
    const types = printed.at(-1)
    expect(types).toContain('directus_users: DirectusUsers[]')
    await recto('types', '--role', 'Editors')
    expect(printed.at(-1)).toBe(types)
    await expect(recto('types', '--role', 'clerk')).rejects.toThrow(/^There is no role "clerk"\. There are: .*Editors/)
  }, 20_000)

  it('makes users and roles', async () => {
    await recto('bootstrap', '--skip-admin-init')
    await recto('roles', 'create', '--role', 'Editors', '--app')
    const role = printed.at(-1) ?? ''
    await recto('users', 'create', '--email', 'a@b.co', '--password', 'x', '--role', role)
    expect(printed.at(-1)).toMatch(/^[0-9a-f-]{36}$/)
    await recto('users', 'passwd', '--email', 'A@B.CO', '--password', 'y')
    await expect(recto('users', 'create', '--email', 'A@b.co', '--password', 'x', '--role', role)).rejects.toMatchObject({
      code: 'RECORD_NOT_UNIQUE',
    })
    await expect(recto('users', 'create', '--email', 'c@b.co', '--password', 'x', '--role', 'nobody')).rejects.toMatchObject({
      code: 'INVALID_FOREIGN_KEY',
    })
    await expect(recto('users', 'create', '--email', 'c@b.co')).rejects.toThrow('Email, password, role are required')
    await expect(recto('users', 'passwd', '--email', 'z@b.co', '--password', 'y')).rejects.toThrow('No such user by this email')
  })

  it('brings tables up and down', async () => {
    await recto('migrate', 'status')
    const versions = ['0001', '0002', '0003', '0004', '0005']
    expect(printed).toEqual(versions.map((version) => expect.stringMatching(new RegExp(`^pending {2}${version}`))))
    await recto('migrate', 'up')
    await recto('migrate', 'up')
    expect(printed.at(-1)).toBe('Nothing to upgrade.')
    await expect(recto('migrate', 'down')).rejects.toThrow('--yes')
    for (const _version of versions) await recto('migrate', 'down', '--yes')
    await expect(recto('migrate', 'down', '-y')).rejects.toThrow('Nothing to downgrade.')
  })

  it('prints the catalog', async () => {
    await recto('bootstrap')
    await recto('schema', 'inspect')
    expect(printed.at(-1)).toMatch(/^recto_users\n {2}id +char\(36\) +key/m)
    await recto('schema', 'inspect', '--format', 'json')
    expect(JSON.parse(printed.at(-1) ?? '')).toMatchObject({ tables: expect.any(Array) })
    await expect(recto('schema', 'inspect', '--format', 'xml')).rejects.toThrow('must be one of text, json, yaml')
  })

  it('writes files to start from', async () => {
    await recto('init')
    expect(statSync(join(folder, '.env')).mode & 0o777).toBe(0o640)
    expect((await readConfig({ folder, environment: {} })).database.file).toBe(join(folder, 'data', 'recto.db'))
    await expect(recto('init')).rejects.toThrow('.env is there already')
    await recto('init', '--force', '--docker', '--client', 'pg', '--password', "it's #1 x")
    const { database, warnings } = await readConfig({ folder, environment: {} })
    expect(database).toMatchObject({ client: 'pg', connection: { host: 'localhost', port: 5432, password: "it's #1 x" } })
    expect(warnings).toEqual([])
    expect(parse(readFileSync(join(folder, 'compose.yaml'), 'utf8'))).toMatchObject({
      services: { recto: { depends_on: {} }, database: {} },
    })
    await recto('init', '--force', '--client', 'postgres')
    expect(readFileSync(join(folder, '.env'), 'utf8')).toContain('# To be filled in:\nDB_PASSWORD=\n')
    expect(printed.slice(-2)).toEqual(['Fill in DB_PASSWORD in .env.', 'Start with "recto start".'])
    await expect(recto('init', '--client', 'access', '--force')).rejects.toThrow('must be one of')
  })

  it('refuses options it does not know', async () => {
    await expect(recto('start', '--fast')).rejects.toThrow('--fast')
  })

  it.each([['dance'], ['users', 'dance']])('refuses %s', async (...words) => {
    await expect(recto(...words)).rejects.toThrow('There is no command')
  })
})
