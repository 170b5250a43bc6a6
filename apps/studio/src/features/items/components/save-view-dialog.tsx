import { type ReactElement, type SyntheticEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ViewScope } from '../../../model/preset-choice.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/input.tsx'
import { SelectField } from '../../../ui/select.tsx'
import styles from './list.module.css'

export interface SaveViewDialogProps {
  readonly name: string
  readonly scope: ViewScope
  readonly scopes: readonly ViewScope[]
  readonly onSave: (name: string, scope: ViewScope) => Promise<void>
  readonly onClose: () => void
}

/** Names a view, and says for whom it is. */
export function SaveViewDialog({ name: before, scope: scopeBefore, scopes, onSave, onClose }: SaveViewDialogProps): ReactElement {
  const { t } = useTranslation()
  const [name, setName] = useState(before)
  const [scope, setScope] = useState(scopeBefore)
  const [problem, setProblem] = useState<string>()
  const save = (event: SyntheticEvent): void => {
    event.preventDefault()
    if (name.trim() === '') setProblem(t('lists.view.noName'))
    else void onSave(name.trim(), scope).then(onClose)
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('lists.view.saveTitle')}
      closeLabel={t('app.close')}
      footer={
        <>
          <Button onClick={onClose}>{t('app.cancel')}</Button>
          <Button kind="primary" type="submit" form="save-view">
            {t('app.save')}
          </Button>
        </>
      }
    >
      <form id="save-view" className={styles['form']} onSubmit={save}>
        <TextField label={t('lists.view.nameLabel')} value={name} problem={problem} onChange={(event) => setName(event.target.value)} />
        {scopes.length > 1 && (
          <SelectField
            label={t('lists.view.scopeLabel')}
            value={scope}
            options={scopes.map((value) => ({ value, label: t(`lists.view.scopes.${value}`) }))}
            onChange={setScope}
          />
        )}
      </form>
    </Dialog>
  )
}
