import { describe, expect, it } from 'vitest'
import { createPasswords } from './passwords.ts'

const cheap = { memoryCost: 8, timeCost: 1, parallelism: 1 }

describe('passwords', () => {
  it('are hashed as other Directus tools hash them', async () => {
    expect(await createPasswords().hash('secret')).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=4\$[\w+/]{22}\$[\w+/]{43}$/)
  })

  it('are verified against any argon2', async () => {
    const passwords = createPasswords(cheap)
    for (const algorithm of [0, 1, 2] as const) {
      const hashed = await createPasswords({ ...cheap, algorithm }).hash('påss😀')
      expect(await passwords.verify(hashed, 'påss😀')).toBe(true)
      expect(await passwords.verify(hashed, 'pass')).toBe(false)
    }
  })

  it.each([null, '', 'plain', '$argon2id$broken', '$2b$10$abcdefghijklmnopqrstuv'])('never match %s', async (hashed) => {
    const passwords = createPasswords(cheap)
    expect(await passwords.verify(hashed, hashed ?? '')).toBe(false)
    expect(await passwords.verify(hashed, 'nobody has this password')).toBe(false)
  })

  it.each(['m=65536,t=200,p=1', 'm=1048576,t=1,p=1', 'm=64,t=1,p=99999', 'm=1e9,t=1,p=1', 'm=-1,t=3,p=1'])(
    'are not verified at the cost %s, which a stranger chose',
    async (cost) => {
      const passwords = createPasswords(cheap)
      const hashed = `$argon2id$v=19$${cost}$c29tZXNhbHQ$gT4vKCnP8bZ1oo4tsgeQCQ`
      expect(passwords.isVerifiable(hashed)).toBe(false)
      const start = performance.now()
      expect(await passwords.verify(hashed, 'abc')).toBe(false)
      expect(performance.now() - start).toBeLessThan(2000)
    },
  )
})
