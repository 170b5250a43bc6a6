import { describe, expect, it } from 'vitest'
import { isSystemName, toSystemName, toSystemShortName, toSystemTable } from './system-names.ts'

describe('system names', () => {
  it('answer to both prefixes', () => {
    for (const name of ['directus_users', 'recto_users']) {
      expect(isSystemName(name)).toBe(true)
      expect(toSystemName(name)).toBe('directus_users')
      expect(toSystemTable(name)).toBe('recto_users')
      expect(toSystemShortName(name)).toBe('users')
    }
  })

  it('leave other collections alone', () => {
    for (const name of ['users', 'Directus_users', 'my_recto_users']) {
      expect(isSystemName(name)).toBe(false)
      expect([toSystemName(name), toSystemTable(name), toSystemShortName(name)]).toEqual([name, name, name])
    }
  })
})
