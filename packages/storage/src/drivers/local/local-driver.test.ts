import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { runContract } from '../../testing/run-contract.ts'
import { createLocalDriver } from './local-driver.ts'

const root = mkdtempSync(join(tmpdir(), 'recto-storage-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

runContract(() => ({ driver: createLocalDriver({ root }), another: () => createLocalDriver({ root }) }))
