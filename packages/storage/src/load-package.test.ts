import { describe, expect, it } from 'vitest'
import { loadPackage } from './load-package.ts'

describe('loadPackage', () => {
  it('names a package that is not installed, and finds it once it is', async () => {
    let isInstalled = false
    const missing = Object.assign(new Error("Cannot find package 'some-sdk'"), { code: 'ERR_MODULE_NOT_FOUND' })
    const load = loadPackage('some-sdk', async () => (isInstalled ? { value: 1 } : Promise.reject(missing)))
    await expect(load()).rejects.toMatchObject({ name: 'StorageError', reason: 'unreachable' })
    await expect(load()).rejects.toThrow('npm install some-sdk')
    isInstalled = true
    expect(await load()).toEqual({ value: 1 })
  })
})
