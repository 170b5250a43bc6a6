import { createItem } from '@recto/sdk'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../../data/client.ts'
import { useRights } from '../../data/permissions.ts'
import { useProblemText } from '../../data/problem-text.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/input.tsx'
import { SelectField } from '../../ui/select.tsx'
import { useToast } from '../../ui/toast.tsx'
import { shareQueries } from '../api/share-queries.ts'
import styles from './inspector.module.css'

export interface ShareDialogProps {
  readonly isOpen: boolean
  readonly collection: string
  readonly itemKey: string
  readonly onClose: () => void
}

/** Asks what a new share is to be. */
export function ShareDialog({ isOpen, onClose, ...rest }: ShareDialogProps): ReactElement {
  const { t } = useTranslation()
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('inspector.shareTitle')} closeLabel={t('app.close')} place="end">
      <ShareForm {...rest} onClose={onClose} />
    </Dialog>
  )
}

const noRole = 'none'

function ShareForm({ collection, itemKey, onClose }: Omit<ShareDialogProps, 'isOpen'>): ReactElement {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const announce = useToast()
  const problemText = useProblemText()
  const { canRead: seesRoles } = useRights('directus_roles')
  const { data: roles = [] } = useQuery({ ...shareQueries.roles(), enabled: seesRoles })
  const [values, setValues] = useState({ name: '', role: noRole, password: '', date_start: '', date_end: '', max_uses: '' })
  const [isBusy, setIsBusy] = useState(false)
  const text = (name: 'name' | 'password' | 'date_start' | 'date_end' | 'max_uses') => ({
    value: values[name],
    onChange: (event: { readonly target: { readonly value: string } }) => setValues({ ...values, [name]: event.target.value }),
  })
  const create = async (): Promise<void> => {
    setIsBusy(true)
    try {
      await client.request(createItem('directus_shares', { collection, item: decodeURIComponent(itemKey), ...toShare(values) }))
      await queryClient.invalidateQueries({ queryKey: shareQueries.of(collection, itemKey).queryKey })
      onClose()
    } catch (error) {
      announce(problemText(error), { kind: 'alert' })
    } finally {
      setIsBusy(false)
    }
  }
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault()
        void create()
      }}
    >
      <TextField label={t('inspector.shareName')} {...text('name')} />
      {seesRoles && (
        <SelectField
          label={t('inspector.shareRole')}
          hint={t('inspector.shareRoleHint')}
          value={values.role}
          options={[{ value: noRole, label: t('inspector.noRole') }, ...roles.map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={(role) => setValues({ ...values, role })}
        />
      )}
      <TextField
        label={t('inspector.sharePassword')}
        hint={t('inspector.sharePasswordHint')}
        type="password"
        autoComplete="new-password"
        {...text('password')}
      />
      <TextField label={t('inspector.shareStart')} type="datetime-local" {...text('date_start')} />
      <TextField label={t('inspector.shareEnd')} type="datetime-local" {...text('date_end')} />
      <TextField label={t('inspector.shareUses')} hint={t('inspector.shareUsesHint')} type="number" min={1} {...text('max_uses')} />
      <div className={styles['actions']}>
        <Button onClick={onClose}>{t('app.cancel')}</Button>
        <Button kind="primary" type="submit" isBusy={isBusy}>
          {t('inspector.createShare')}
        </Button>
      </div>
    </form>
  )
}

function toShare(values: Readonly<Record<'name' | 'role' | 'password' | 'date_start' | 'date_end' | 'max_uses', string>>): object {
  return {
    name: values.name || null,
    role: values.role === noRole ? null : values.role,
    password: values.password || null,
    date_start: values.date_start === '' ? null : new Date(values.date_start).toISOString(),
    date_end: values.date_end === '' ? null : new Date(values.date_end).toISOString(),
    max_uses: values.max_uses === '' ? null : Number(values.max_uses),
  }
}
