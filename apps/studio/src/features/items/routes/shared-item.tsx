import { isRequestError, type ShareInfo } from '@recto/sdk'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { type ReactElement, type SyntheticEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../../data/problem-text.ts'
import { nameTemplate } from '../../../model/item-name.ts'
import { renderTemplate } from '../../../model/template.ts'
import { Brand } from '../../../ui/brand.tsx'
import { Button } from '../../../ui/button.tsx'
import { FrontPage } from '../../../ui/front-page.tsx'
import { TextField } from '../../../ui/input.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { useDocumentTitle } from '../../../ui/use-document-title.ts'
import { readSharedItem, type SharedItem, shareInfoQuery } from '../api/shared-item.ts'
import styles from '../components/item.module.css'
import { ItemBody } from '../components/item-body.tsx'

/** What the link of a share leads to: one item, for those without an account. */
export function SharedItemPage(): ReactElement {
  const { t } = useTranslation()
  const { share: id } = useParams({ from: '/shared/$share' })
  const { data: share, error } = useQuery(shareInfoQuery(id))
  const opening = useMutation({ mutationFn: (password: string | undefined) => readSharedItem(share ?? missing, password) })
  if (opening.data != null) return <SharedItemView {...opening.data} />
  if (error !== null || opening.data === null) return <FrontPage title={t('shared.goneTitle')} lead={t('shared.gone')} />
  const isLastUse = share?.max_uses != null && share.max_uses - (share.times_used ?? 0) === 1
  return (
    <FrontPage title={t('shared.title')} lead={t(isLastUse ? 'shared.lastUse' : 'shared.lead')}>
      {share === undefined ? (
        <Skeleton blockSize="40px" />
      ) : (
        <OpenForm hasPassword={share.password !== null} error={opening.error} isBusy={opening.isPending} onOpen={opening.mutate} />
      )}
    </FrontPage>
  )
}

const missing: ShareInfo = {
  id: '',
  collection: '',
  item: '',
  password: null,
  max_uses: null,
  times_used: null,
  date_start: null,
  date_end: null,
}

interface OpenFormProps {
  readonly hasPassword: boolean
  readonly error: Error | null
  readonly isBusy: boolean
  readonly onOpen: (password: string | undefined) => void
}

/** Opening counts as a use, so it is asked for. A wrong password can be mended. */
function OpenForm({ hasPassword, error, isBusy, onOpen }: OpenFormProps): ReactElement {
  const { t } = useTranslation()
  const problemText = useProblemText()
  const [password, setPassword] = useState('')
  const isRefused = isRequestError(error, 'INVALID_CREDENTIALS')
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault()
    if (!hasPassword || password !== '') onOpen(hasPassword ? password : undefined)
  }
  return (
    <form className={styles['shared']} noValidate onSubmit={submit}>
      {hasPassword && (
        <TextField
          type="password"
          label={t('shared.password')}
          autoComplete="off"
          value={password}
          problem={isRefused ? t('shared.refused') : undefined}
          onChange={(event) => setPassword(event.target.value)}
        />
      )}
      {error !== null && !(isRefused && hasPassword) && <p role="alert">{isRefused ? t('shared.usedUp') : problemText(error)}</p>}
      <Button type="submit" kind="primary" isBusy={isBusy}>
        {t('shared.open')}
      </Button>
    </form>
  )
}

function SharedItemView({ model, collection, item }: SharedItem): ReactElement {
  const title = renderTemplate(nameTemplate(model, collection), item) || collection.title
  useDocumentTitle(title)
  return (
    <div className={styles['sharedPage']}>
      <header className={styles['sharedHead']}>
        <Brand size={28} />
        <h1>
          <bdi>{title}</bdi>
        </h1>
      </header>
      <ItemBody model={model} collection={collection} item={item} />
    </div>
  )
}
