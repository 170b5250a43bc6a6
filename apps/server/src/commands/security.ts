import { randomBytes, randomUUID } from 'node:crypto'
import { defineCommand } from './command.ts'

/** `recto security key:generate`. */
export const keyGenerate = defineCommand({
  name: 'security key:generate',
  summary: 'Print a random identifier.',
  run: async (_input, terminal) => terminal.print(randomUUID()),
})

/** `recto security secret:generate`. */
export const secretGenerate = defineCommand({
  name: 'security secret:generate',
  summary: 'Print a random text that can serve as SECRET.',
  run: async (_input, terminal) => terminal.print(randomBytes(24).toString('base64url')),
})
