import { useQuery } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useModel } from '../../data/model.ts'
import { useProblemText } from '../../data/problem-text.ts'
import type { ItemDrawerRequest } from '../../extensions/interfaces/item-drawer.ts'
import type { Item } from '../../model/item-key.ts'
import { nameTemplate } from '../../model/item-name.ts'
import type { Model, ModelCollection } from '../../model/model.ts'
import { renderTemplate, templateFields } from '../../model/template.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { itemQuery } from '../api/item-query.ts'
import { requestedPaths } from '../model/requested-paths.ts'
import { DrawerForm } from './drawer-form.tsx'
import styles from './item-drawer.module.css'

export interface ItemDrawerProps {
  readonly request: ItemDrawerRequest
  readonly onClosed: () => void
}

/** Edits the changes of a related item beside the form; they are sent with the item the form is about. */
export function ItemDrawer({ request, onClosed }: ItemDrawerProps): ReactElement {
  const { t } = useTranslation()
  const model = useModel()
  const collection = model.collections.get(request.collection)
  const [count, setCount] = useState(0)
  const [isAsking, setIsAsking] = useState(false)
  const close = (): void => (count > 0 ? setIsAsking(true) : onClosed())
  const title =
    collection === undefined ? request.collection : titleOf(collection, request, t('form.drawer.create', { name: collection.title }))
  return (
    <Dialog isOpen onClose={close} title={title} closeLabel={t('app.close')} place="end">
      {collection === undefined ? (
        <p>{t('errors.forbiddenCollection', { name: request.collection })}</p>
      ) : (
        <LoadedDrawer model={model} collection={collection} request={request} onCount={setCount} onClose={close} onClosed={onClosed} />
      )}
      <Dialog
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        title={t('form.drawer.loseTitle')}
        footer={
          <>
            <Button onClick={() => setIsAsking(false)}>{t('form.drawer.stay')}</Button>
            <Button kind="danger" onClick={onClosed}>
              {t('form.drawer.lose')}
            </Button>
          </>
        }
      >
        <p>{t('form.drawer.loseText', { count })}</p>
      </Dialog>
    </Dialog>
  )
}

function titleOf(collection: ModelCollection, { key }: ItemDrawerRequest, createTitle: string): string {
  return key === null ? createTitle : collection.title
}

interface LoadedDrawerProps extends ItemDrawerProps {
  readonly model: Model
  readonly collection: ModelCollection
  readonly onCount: (count: number) => void
  readonly onClose: () => void
}

const nothing: Item = {}

function LoadedDrawer({ model, collection, request, ...rest }: LoadedDrawerProps): ReactElement {
  const { t } = useTranslation()
  const problemText = useProblemText()
  const { key, junctionField } = request
  const paths = requestedPaths(model, collection, templateFields(nameTemplate(model, collection)))
  const { data, error } = useQuery({ ...itemQuery(collection.name, key, paths), enabled: key !== null })
  const stored = key === null ? nothing : data
  if (error !== null) return <p role="alert">{problemText(error)}</p>
  if (stored === undefined) {
    return (
      <div className={styles['loading']} role="status">
        <span className="rc-visually-hidden">{t('app.loading')}</span>
        <Skeleton blockSize="40px" />
        <Skeleton blockSize="40px" />
      </div>
    )
  }
  const name = renderTemplate(nameTemplate(model, collection), stored)
  return (
    <>
      {name !== '' && junctionField === undefined && <p className={styles['name']}>{name}</p>}
      <DrawerForm model={model} collection={collection} request={request} stored={stored} {...rest} />
    </>
  )
}
