import type { RunOptions, StatementRunner } from '../connection.ts'
import type { RowLayout } from '../row-layout.ts'
import type { Statement } from '../sql.ts'

/** Reads outside transactions that share sessions where that is quicker, and otherwise run `alone` in a session to themselves. */
export interface SharedReads {
  /** The first column of each row as text. */
  texts(read: SharedRead<readonly (string | null)[]>): Promise<readonly (string | null)[]>
  /** The rows as one JSON array. */
  list(read: SharedRead<string>, layout: RowLayout): Promise<string>
}

export interface SharedRead<Answer> {
  readonly statement: Statement
  readonly options: RunOptions | undefined
  alone(): Promise<Answer>
}

/** A runner whose reads for hot paths go through `shared`. */
export function withSharedReads(runner: StatementRunner, shared: SharedReads): StatementRunner {
  const { list } = runner
  return {
    ...runner,
    text: async (statement, options) => {
      const alone = async (): Promise<(string | null)[]> => [await runner.text(statement, options)]
      return (await shared.texts({ statement, options, alone }))[0] ?? null
    },
    texts: async (statement, options) => {
      const texts = await shared.texts({ statement, options, alone: () => runner.texts(statement, options) })
      return texts.map((text) => text ?? 'null')
    },
    ...(list === undefined
      ? {}
      : {
          list: (statement, layout, options) => shared.list({ statement, options, alone: () => list(statement, layout, options) }, layout),
        }),
  }
}
