import { Redo2, RotateCcw, Undo2 } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldOf } from '../../model/model.ts'
import { Button } from '../../ui/button.tsx'
import { Popover, PopoverClose } from '../../ui/popover.tsx'
import { Tooltip } from '../../ui/tooltip.tsx'
import type { Form } from '../form.ts'
import styles from './form-bar.module.css'

/** The way back and forth in a form, and what of it is not saved. */
export function FormBar({ form }: { readonly form: Form }): ReactElement | null {
  const { t } = useTranslation()
  if (form.undo === null && form.redo === null && Object.keys(form.changes).length === 0) return null
  return (
    <div className={styles['bar']}>
      <Tooltip label={t('form.undo')}>
        <Button kind="quiet" isIcon aria-label={t('form.undo')} disabled={form.undo === null} onClick={() => form.undo?.()}>
          <Undo2 aria-hidden />
        </Button>
      </Tooltip>
      <Tooltip label={t('form.redo')}>
        <Button kind="quiet" isIcon aria-label={t('form.redo')} disabled={form.redo === null} onClick={() => form.redo?.()}>
          <Redo2 aria-hidden />
        </Button>
      </Tooltip>
      <ChangeList form={form} />
    </div>
  )
}

function ChangeList({ form }: { readonly form: Form }): ReactElement | null {
  const { t } = useTranslation()
  const names = Object.keys(form.changes)
  if (names.length === 0) return null
  return (
    <Popover
      label={t('form.changesTitle')}
      className={styles['list']}
      trigger={<Button kind="quiet">{t('form.changes', { count: names.length })}</Button>}
    >
      <p className={styles['title']}>{t('form.changesTitle')}</p>
      {names.map((name) => (
        <ChangeEntry key={name} form={form} name={name} title={fieldOf(form.collection, name)?.title ?? name} />
      ))}
    </Popover>
  )
}

interface ChangeEntryProps {
  readonly form: Form
  readonly name: string
  readonly title: string
}

function ChangeEntry({ form, name, title }: ChangeEntryProps): ReactElement {
  const { t } = useTranslation()
  return (
    <div className={styles['entry']}>
      <PopoverClose>
        <button
          type="button"
          className={styles['goTo']}
          aria-label={t('form.goTo', { name: title })}
          onClick={() => setTimeout(() => form.leadTo(name))}
        >
          <bdi>{title}</bdi>
        </button>
      </PopoverClose>
      <Button kind="quiet" isIcon aria-label={t('form.resetField', { name: title })} onClick={() => form.reset(name)}>
        <RotateCcw aria-hidden />
      </Button>
    </div>
  )
}
