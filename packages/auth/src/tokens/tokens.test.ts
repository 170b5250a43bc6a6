import { SignJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import { createTokens, isOwnToken } from './tokens.ts'

const now = new Date('2026-01-01T00:00:00Z')
const tokens = createTokens('a-secret-of-thirty-two-characters', () => now)

describe('tokens', () => {
  it('carry claims, with the names clients know', async () => {
    const token = await tokens.sign({ id: 'me', role: null }, 60_000)
    expect(JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString())).toEqual({ alg: 'HS256', typ: 'JWT' })
    expect(await tokens.verify(token)).toEqual({ id: 'me', role: null, iat: 1_767_225_600, exp: 1_767_225_660, iss: 'directus' })
    expect(isOwnToken(token)).toBe(true)
  })

  it('expire', async () => {
    const token = await createTokens('a-secret-of-thirty-two-characters', () => new Date(now.getTime() - 61_000)).sign({}, 60_000)
    await expect(tokens.verify(token)).rejects.toMatchObject({ code: 'TOKEN_EXPIRED', status: 401 })
  })

  it('signed by others, changed, or without a signature are refused', async () => {
    const foreign = await createTokens('another-secret-of-many-characters', () => now).sign({}, 60_000)
    const [header, , signature] = (await tokens.sign({ id: 'me' }, 60_000)).split('.')
    const changed = [header, Buffer.from('{"id":"you","iss":"directus","exp":9999999999}').toString('base64url'), signature].join('.')
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from('{"iss":"directus","exp":9999999999}').toString('base64url')}.`
    for (const token of [foreign, changed, unsigned])
      await expect(tokens.verify(token)).rejects.toMatchObject({ code: 'INVALID_TOKEN', status: 403 })
  })

  it.each(['', 'abc', 'a.b.c', 'x'.repeat(64), '..', 'é.é.é'])('%s is not ours', (text) => {
    expect(isOwnToken(text)).toBe(false)
  })

  it('of other issuers are not ours', async () => {
    expect(
      isOwnToken(await new SignJWT({ iss: 'else' }).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode('k'.repeat(32)))),
    ).toBe(false)
  })
})
