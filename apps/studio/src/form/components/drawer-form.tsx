import { useQuery } from '@tanstack/react-query'
import { type ReactElement, type ReactNode, useEffect, useEffectEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { type Rights, useRights } from '../../data/permissions.ts'
import type { ItemDrawerRequest } from '../../extensions/interfaces/item-drawer.ts'
import type { Item } from '../../model/item-key.ts'
import type { Model, ModelCollection } from '../../model/model.ts'
import { Button } from '../../ui/button.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { itemQuery } from '../api/item-query.ts'
import type { Form } from '../form.ts'
import { type FarItem, farItemOf, mergeFarChanges } from '../model/junction.ts'
import { requestedPaths } from '../model/requested-paths.ts'
import { useForm } from '../use-form.ts'
import styles from './item-drawer.module.css'
import { ItemForm } from './item-form.tsx'

export interface DrawerFormProps {
  readonly model: Model
  readonly collection: ModelCollection
  readonly request: ItemDrawerRequest
  readonly stored: Item
  /** Called with the number of changes that closing would lose. */
  readonly onCount: (count: number) => void
  /** Asks first when changes would be lost. */
  readonly onClose: () => void
  readonly onClosed: () => void
}

/** The form of a related item, and for items of a junction that of the far side too. */
export function DrawerForm(props: DrawerFormProps): ReactElement {
  const { model, collection, request, stored } = props
  const { junctionField } = request
  const far = junctionField === undefined ? null : farItemOf(model, collection, junctionField, { stored, changes: request.changes })
  if (far === null) return <SingleForm {...props} />
  return <FarLoader {...props} far={far} />
}

function FarLoader(props: DrawerFormProps & { readonly far: FarItem }): ReactElement {
  const { model, far } = props
  const { data, isError } = useQuery({
    ...itemQuery(far.collection.name, far.key, requestedPaths(model, far.collection)),
    enabled: far.key !== null,
  })
  const stored = far.key === null ? nothing : data
  if (stored === undefined && !isError) return <Skeleton blockSize="40px" />
  return stored === undefined ? <SingleForm {...props} /> : <JunctionForm {...props} farStored={stored} />
}

const nothing: Item = {}

function SingleForm({ model, collection, request, stored, ...rest }: DrawerFormProps): ReactElement {
  const rights = useRights(collection.name)
  const form = useForm({
    model,
    collection,
    itemKey: request.key,
    stored,
    changes: request.changes,
    canEdit: canEditWith(rights, request, request.key),
    ...(request.hiddenFields && { hiddenFields: request.hiddenFields }),
  })
  return (
    <DrawerFrame {...rest} request={request} forms={[form]} changes={() => form.payload()}>
      <ItemForm form={form} />
    </DrawerFrame>
  )
}

type JunctionFormProps = DrawerFormProps & { readonly far: FarItem; readonly farStored: Item }

function JunctionForm({ model, collection, request, stored, far, farStored, ...rest }: JunctionFormProps): ReactElement {
  const { t } = useTranslation()
  const { junctionField = '', junctionFieldLocation = 'bottom' } = request
  const hidden = [...(request.hiddenFields ?? []), junctionField, ...far.hiddenFields]
  const junction = useForm({
    model,
    collection,
    itemKey: request.key,
    stored,
    changes: request.changes,
    canEdit: canEditWith(useRights(collection.name), request, request.key),
    hiddenFields: hidden,
  })
  const related = useForm({
    model,
    collection: far.collection,
    itemKey: far.key,
    stored: farStored,
    changes: far.changes,
    canEdit: canEditWith(useRights(far.collection.name), request, far.key),
  })
  const ownFields = junction.tree.length > 0 && (
    <section key="junction" className={styles['junction']} aria-label={t('form.drawer.junction')}>
      <h3 className={styles['part']}>{t('form.drawer.junction')}</h3>
      <ItemForm form={junction} />
    </section>
  )
  const farFields = (
    <section key="far" aria-label={far.collection.title}>
      <h3 className={styles['part']}>{far.collection.title}</h3>
      <ItemForm form={related} />
    </section>
  )
  const changes = (): Item => mergeFarChanges(junction.payload(), junctionField, far, related.payload())
  return (
    <DrawerFrame {...rest} request={request} forms={[junction, related]} changes={changes}>
      {junctionFieldLocation === 'top' ? [ownFields, farFields] : [farFields, ownFields]}
    </DrawerFrame>
  )
}

function canEditWith(rights: Rights, { isReadonly }: ItemDrawerRequest, key: string | null): (field: string) => boolean {
  return (field) => isReadonly !== true && (key === null ? rights.canCreateField(field) : rights.canUpdateField(field))
}

interface DrawerFrameProps extends Pick<DrawerFormProps, 'request' | 'onCount' | 'onClose' | 'onClosed'> {
  readonly forms: readonly Form[]
  /** What is applied. */
  readonly changes: () => Item
  readonly children: ReactNode
}

function DrawerFrame({ request, forms, changes, onCount, onClose, onClosed, children }: DrawerFrameProps): ReactElement {
  const { t } = useTranslation()
  const isChanged = forms.some((form) => form.undo !== null)
  useReportedCount(forms, onCount)
  const apply = (): void => {
    const isRight = forms.map((form) => form.check()).every(Boolean)
    if (!isRight) return
    request.onApply(changes())
    onClosed()
  }
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault()
        event.stopPropagation()
        apply()
      }}
      onKeyDown={(event) => {
        if (!(event.metaKey || event.ctrlKey) || event.key.toLowerCase() !== 's') return
        event.preventDefault()
        event.stopPropagation()
        apply()
      }}
    >
      {children}
      <footer className={styles['footer']}>
        {request.isReadonly === true ? (
          <p className={styles['hint']}>{t('form.drawer.readonly')}</p>
        ) : (
          <p className={styles['hint']}>{t('form.drawer.applyHint')}</p>
        )}
        <Button onClick={onClose}>{t('app.cancel')}</Button>
        {request.isReadonly !== true && (
          <Button kind="primary" type="submit" disabled={!isChanged && request.key !== null}>
            {t('form.drawer.apply')}
          </Button>
        )}
      </footer>
    </form>
  )
}

/** Says how many changes there are that were not there when the drawer opened. */
function useReportedCount(forms: readonly Form[], onCount: (count: number) => void): void {
  const count = forms.reduce((sum, form) => sum + (form.undo === null ? 0 : Math.max(1, Object.keys(form.changes).length)), 0)
  const report = useEffectEvent(onCount)
  useEffect(() => report(count), [count])
}
