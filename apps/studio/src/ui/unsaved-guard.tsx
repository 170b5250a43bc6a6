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
  /** Parts of the address after `?` whose change leaves the page as well. @default none */
  readonly parts?: readonly string[]
  /** Called when the changes are left behind on purpose. */
  readonly onLeave?: () => void
}

/** Asks once before unsaved changes are left behind, by a link, by going back, or by closing the tab. */
export function UnsavedGuard({ isDirty, title, text, stayLabel, leaveLabel, parts = [], onLeave }: UnsavedGuardProps): ReactElement {
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) =>
      isDirty && (current.pathname !== next.pathname || parts.some((part) => partOf(current.search, part) !== partOf(next.search, part))),
    enableBeforeUnload: isDirty,
    withResolver: true,
  })
  const leave = (): void => {
    onLeave?.()
    blocker.proceed?.()
  }
  return (
    <Dialog
      isOpen={blocker.status === 'blocked'}
      onClose={() => blocker.reset?.()}
      title={title}
      footer={
        <>
          <Button onClick={() => blocker.reset?.()}>{stayLabel}</Button>
          <Button kind="danger" onClick={leave}>
            {leaveLabel}
          </Button>
        </>
      }
    >
      <p>{text}</p>
    </Dialog>
  )
}

function partOf(search: unknown, part: string): unknown {
  return typeof search === 'object' && search !== null ? (search as Readonly<Record<string, unknown>>)[part] : undefined
}
