import { openDatabase } from '@recto/dialects'
import { createMailer, type MemoryTransport, memoryTransport } from '@recto/mail'
import { openPipeline, type Platform } from '@recto/pipeline'
import { migrate, type SystemDatabase, systemDatabase } from '@recto/system'
import type { TestDatabase } from '@recto/testing'
import type { Kysely } from 'kysely'
import { registerAccountHooks } from '../collections/register-account-hooks.ts'
import { type Auth, createAuth } from '../create-auth.ts'
import { createPasswords } from '../passwords/passwords.ts'

/** The accounts of a test database, with a clock that can be set forward and mails that are kept. */
export interface TestAuth {
  readonly auth: Auth
  readonly platform: Platform
  readonly recto: Kysely<SystemDatabase>
  readonly mails: MemoryTransport
  /** Sets the clock forward. */
  advance(ms: number): void
  /** The `token` parameter of the link in the latest mail to an address. */
  mailedToken(email: string): Promise<string>
  close(): Promise<void>
}

/** Where the requests of a test come from. */
export const facts = { ip: '192.0.2.1', userAgent: 'test', origin: null }

/** Opens a test database with Recto's tables and accounts; hashes are cheap and nothing waits. */
export async function openAuth(database: TestDatabase): Promise<TestAuth> {
  const opened = await openDatabase(database.name, database.config)
  await migrate(opened)
  let offsetMs = 0
  const hashing = { memoryCost: 8, timeCost: 1, parallelism: 1 }
  const now = (): Date => new Date(Date.now() + offsetMs)
  const platform = await openPipeline(opened, { schemaPollIntervalMs: 0, hashSecret: createPasswords(hashing).hash, now })
  registerAccountHooks(platform, {})
  const mails = memoryTransport()
  const mailer = createMailer({ transport: mails, from: 'recto@example.com', project: async () => ({ name: 'Test' }) })
  const auth = createAuth({ platform, secret: 'x'.repeat(32), hashing, mailer, loginMinimumMs: 0, registerMinimumMs: 0 })
  return {
    auth,
    platform,
    recto: systemDatabase(platform),
    mails,
    advance: (ms) => {
      offsetMs += ms
    },
    async mailedToken(email) {
      const mail = await latestMail(mails, email)
      const token = /[?&]token=([\w.-]+)/.exec(mail)?.[1]
      if (token === undefined) throw new Error(`No link in: ${mail}`)
      return token
    },
    async close() {
      platform.schemaCache.stop()
      await platform.events.settled()
      await opened.connection.close()
    },
  }
}

/** Mails are sent in the background, so the latest one may take a moment. */
async function latestMail({ sent }: MemoryTransport, email: string): Promise<string> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const mail = sent.findLast(({ to }) => to.includes(email))
    if (mail !== undefined) return mail.text
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`No mail to ${email}`)
}
