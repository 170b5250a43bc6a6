import { type Connection, compile } from '@recto/dialects'
import type { ModelParts } from './model-parts.ts'
import { createModelWork } from './model-parts.ts'
import type { ModelWork } from './model-work.ts'
import { recordedBy, runChange, runForget, runRecord, runRowStep } from './run-steps.ts'

/** Every step at once, in a session whose transaction takes all of them back. */
export function transactionalWork(parts: ModelParts, session: Connection): ModelWork {
  const { platform } = parts.context
  const target = { platform, session }
  return createModelWork(parts, session, {
    alter: ({ change }) => runChange(target, change),
    write: (step) => runRowStep(target, step),
    run: async ({ statement }) => void (await session.execute(compile(platform.dialect, statement))),
    forget: (collection, matches) => runForget(target, collection, matches),
    record: (entry) => runRecord(target, recordedBy(parts.context, entry)),
  })
}
