import { useBlocker } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'

export interface UnsavedGuardProps {
  /** Whether something would be lost. */
  readonly isDirty: boolean
  readonly title: string
  readonly text: string
  readonly stayLabel: string
  readonly leaveLabel: string
}

/** Asks once before unsaved changes are left behind, by a link, by going back, or by closing the tab. */
export function UnsavedGuard({ isDirty, title, text, stayLabel, leaveLabel }: UnsavedGuardProps): ReactElement {
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => isDirty && current.pathname !== next.pathname,
    enableBeforeUnload: isDirty,
    withResolver: true,
  })
  return (
    <Dialog
      isOpen={blocker.status === 'blocked'}
      onClose={() => blocker.reset?.()}
      title={title}
      footer={
        <>
          <Button onClick={() => blocker.reset?.()}>{stayLabel}</Button>
          <Button kind="danger" onClick={() => blocker.proceed?.()}>
            {leaveLabel}
          </Button>
        </>
      }
    >
      <p>{text}</p>
    </Dialog>
  )
}
