import { useTranslation } from 'react-i18next'
import { useToast } from '../ui/toast.tsx'
import { useProblemText } from './problem-text.ts'

/** A change that is sent once the way back has passed. */
export interface UndoableChange {
  /** What was done, as if it were done: "3 files deleted". */
  readonly message: string
  /** Makes it look done. */
  readonly apply: () => void
  /** Makes it look undone: after undo, or when the server refuses. */
  readonly revert: () => void
  /** Does it. `keepalive` when the page is going away. */
  readonly commit: (options: { readonly keepalive: boolean }) => Promise<unknown>
}

const pending = new Set<UndoableChange>()

// A tab that closes takes the way back with it: what was asked for is done.
window.addEventListener('pagehide', () => {
  for (const change of pending) void change.commit({ keepalive: true })
  pending.clear()
})

/** Makes changes that can be undone for some seconds, in the place of a question. */
export function useUndoable(): (change: UndoableChange) => void {
  const { t } = useTranslation()
  const announce = useToast()
  const problemText = useProblemText()
  const commit = async (change: UndoableChange): Promise<void> => {
    if (!pending.delete(change)) return
    try {
      await change.commit({ keepalive: false })
    } catch (error) {
      change.revert()
      announce(problemText(error), { kind: 'alert' })
    }
  }
  return (change) => {
    pending.add(change)
    change.apply()
    announce(change.message, {
      action: {
        label: t('app.undo'),
        onSelect: () => {
          if (pending.delete(change)) change.revert()
        },
      },
      onGone: () => void commit(change),
    })
  }
}
