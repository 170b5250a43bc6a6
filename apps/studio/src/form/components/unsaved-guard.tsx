import { useBlocker } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'

export interface UnsavedGuardProps {
  /** Changes that would be lost. */
  readonly count: number
  /** Parts of the address after `?` whose change leaves the page as well. @default none */
  readonly parts?: readonly string[]
  /** Called when the changes are left behind on purpose. */
  readonly onLeave?: () => void
}

/** Asks once before unsaved changes are left behind, by a link, by going back, or by closing the tab. */
export function UnsavedGuard({ count, parts = [], onLeave }: UnsavedGuardProps): ReactElement {
  const { t } = useTranslation()
  const isDirty = count > 0
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
      title={t('unsaved.title')}
      footer={
        <>
          <Button onClick={() => blocker.reset?.()}>{t('unsaved.stay')}</Button>
          <Button kind="danger" onClick={leave}>
            {t('unsaved.leave')}
          </Button>
        </>
      }
    >
      <p>{t('unsaved.text', { count })}</p>
    </Dialog>
  )
}

function partOf(search: unknown, part: string): unknown {
  return typeof search === 'object' && search !== null ? (search as Readonly<Record<string, unknown>>)[part] : undefined
}
