import { mkdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Engine } from './engine.ts'

export const sqlite: Engine = {
  name: 'sqlite',
  usualUrls: ['file:'],
  version: async () => 'embedded',
  create: async (_serverUrl, name) => {
    await mkdir(dirname(fileOf(name)), { recursive: true })
  },
  drop: async (_serverUrl, name) => {
    await rm(dirname(fileOf(name)), { recursive: true, force: true })
  },
  config: (_serverUrl, name) => ({ filename: fileOf(name) }),
}

function fileOf(name: string): string {
  return join(tmpdir(), name, 'data.db')
}
