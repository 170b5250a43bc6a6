import type Cursor from 'pg-cursor'
import { type CancelSession, cancellable } from '../../connection/cancellation.ts'
import type { RunOptions } from '../../connection.ts'

/** Rows fetched from the server at a time. */
const batchRows = 200

/** The first column of a cursor's rows. */
export async function* streamCursor(
  cursor: Cursor<readonly unknown[]>,
  cancel: CancelSession,
  options?: RunOptions,
): AsyncGenerator<string> {
  let isOpen = true
  const read = (): Promise<readonly (readonly unknown[])[]> =>
    cursor.read(batchRows).catch((error: unknown) => {
      isOpen = false
      throw error
    })
  try {
    for (;;) {
      const rows = await cancellable(read, cancel, options)
      if (rows.length === 0) return
      for (const [value] of rows) yield typeof value === 'string' ? value : 'null'
    }
  } finally {
    // The server closes a cursor that fails. Closing it again would wait for an answer that may have come already.
    if (isOpen) await cursor.close()
  }
}
