import { Braces, ClipboardPaste, Copy, Ellipsis, Eraser, RotateCcw } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ModelField } from '../../model/model.ts'
import { Button } from '../../ui/button.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import { useToast } from '../../ui/toast.tsx'
import type { Form } from '../form.ts'
import { hasDefault } from '../model/default-values.ts'
import { parseRaw, rawText } from '../model/raw-value.ts'
import styles from './form.module.css'
import { RawValueDialog } from './raw-value-dialog.tsx'

export interface FieldMenuProps {
  readonly field: ModelField
  readonly form: Form
}

/** What can be done with the value of a field besides editing it. */
export function FieldMenu({ field, form }: FieldMenuProps): ReactElement {
  const { t } = useTranslation()
  const announce = useToast()
  const [isRawOpen, setIsRawOpen] = useState(false)
  const value = form.item[field.name]
  const canEdit = form.canEdit(field.name)
  const isEmpty = value === null || value === undefined
  const copy = (): void => {
    void navigator.clipboard.writeText(rawText(field, value)).then(
      () => announce(t('item.copied')),
      () => announce(t('item.copyFailed')),
    )
  }
  const paste = async (): Promise<void> => {
    const text = await navigator.clipboard.readText().catch(() => null)
    const parsed = text === null ? undefined : parseRaw(field, text)
    if (parsed === undefined) announce(t(text === null ? 'form.clipboardRefused' : 'form.pasteFailed'))
    else form.set(field.name, parsed)
  }
  return (
    <>
      <Menu
        trigger={
          <Button kind="quiet" isIcon className={styles['actions']} aria-label={t('form.actions', { name: field.title })}>
            <Ellipsis aria-hidden />
          </Button>
        }
      >
        <MenuItem onSelect={copy} disabled={isEmpty}>
          <Copy aria-hidden />
          {t('form.copy')}
        </MenuItem>
        {canEdit && (
          <MenuItem onSelect={() => void paste()}>
            <ClipboardPaste aria-hidden />
            {t('form.paste')}
          </MenuItem>
        )}
        {canEdit && <ResetItems field={field} form={form} isEmpty={isEmpty} />}
        <MenuItem onSelect={() => setIsRawOpen(true)}>
          <Braces aria-hidden />
          {t(canEdit ? 'form.editRaw' : 'form.viewRaw')}
        </MenuItem>
      </Menu>
      <RawValueDialog
        isOpen={isRawOpen}
        field={field}
        value={value}
        isReadonly={!canEdit}
        onClose={() => setIsRawOpen(false)}
        onApply={(next) => form.set(field.name, next)}
      />
    </>
  )
}

function ResetItems({ field, form, isEmpty }: FieldMenuProps & { readonly isEmpty: boolean }): ReactElement {
  const { t } = useTranslation()
  return (
    <>
      <MenuItem onSelect={() => form.reset(field.name)} disabled={!(field.name in form.changes)}>
        <RotateCcw aria-hidden />
        {t('form.reset')}
      </MenuItem>
      {hasDefault(field) && (
        <MenuItem onSelect={() => form.set(field.name, field.defaultValue)}>
          <RotateCcw aria-hidden />
          {t('form.toDefault')}
        </MenuItem>
      )}
      {!field.isRequired && (
        <MenuItem onSelect={() => form.set(field.name, null)} disabled={isEmpty}>
          <Eraser aria-hidden />
          {t('form.clear')}
        </MenuItem>
      )}
    </>
  )
}
