import { describe, expect, it } from 'vitest'
import { findServers, wantedNames } from './find-servers.ts'

describe('findServers', () => {
  it('reads the wanted engines from the environment', () => {
    expect(wantedNames({})).toBeNull()
    expect(wantedNames({ RECTO_TEST_DATABASES: 'sqlite, postgres' })).toEqual(['sqlite', 'postgres'])
  })

  it('refuses a name it does not know', () => {
    expect(() => wantedNames({ RECTO_TEST_DATABASES: 'sqlite,postgers' })).toThrow('unknown engines: postgers')
  })

  it('says why an engine is left out', async () => {
    const found = await findServers({ RECTO_TEST_DATABASES: 'sqlite' })
    expect(found.running.map(({ name }) => name)).toEqual(['sqlite'])
    expect(found.skipped).toContainEqual({ name: 'oracle', reason: 'not in RECTO_TEST_DATABASES' })
  })

  it('fails when a given URL does not answer', async () => {
    const environment = { RECTO_TEST_DATABASES: 'postgres', RECTO_TEST_POSTGRES_URL: 'postgres://nobody@127.0.0.1:1/none' }
    await expect(findServers(environment)).rejects.toThrow('RECTO_TEST_POSTGRES_URL is set')
  })
})
