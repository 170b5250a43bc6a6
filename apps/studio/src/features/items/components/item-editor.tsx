import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useRights } from '../../../data/permissions.ts'
import { FormBar } from '../../../form/components/form-bar.tsx'
import { DraftNotice, ProblemNotice } from '../../../form/components/form-notices.tsx'
import { ItemDrawerHost } from '../../../form/components/item-drawer-host.tsx'
import { ItemForm } from '../../../form/components/item-form.tsx'
import { UnsavedGuard } from '../../../form/components/unsaved-guard.tsx'
import { InspectorButton } from '../../../inspector/components/inspector-button.tsx'
import { InspectorFrame } from '../../../inspector/components/inspector-frame.tsx'
import { useInspector } from '../../../inspector/components/use-inspector.ts'
import { Badge } from '../../../ui/badge.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { ConflictNotice } from './conflict-notice.tsx'
import styles from './item.module.css'
import { ItemBreadcrumb } from './item-breadcrumb.tsx'
import type { ItemEditorProps } from './item-editor-props.ts'
import { SaveButton } from './save-button.tsx'
import { useItemEditor } from './use-item-editor.ts'

/** The form of an item with all that saves it. */
export function ItemEditor(props: ItemEditorProps): ReactElement {
  const { collection, title, isSingleton = false } = props
  const { t } = useTranslation()
  const { form, saving, ...editing } = useItemEditor(props)
  const { canCreate } = useRights(collection.name)
  const inspector = useInspector()
  const count = Object.keys(form.changes).length
  const saveButton = (
    <SaveButton
      canSave={editing.canSave}
      isSaving={saving.isSaving}
      isNew={editing.isNew}
      isSingleton={isSingleton}
      canCreate={canCreate && props.version == null}
      onSave={editing.save}
      onDiscard={() => form.replaceChanges({})}
    />
  )
  return (
    <>
      <PageHeader
        title={title}
        breadcrumb={<ItemBreadcrumb collection={collection} isSingleton={isSingleton} />}
        meta={
          <>
            {props.versionMenu} {!editing.isEditable && <Badge>{t('item.readonly')}</Badge>}
          </>
        }
        actions={
          <>
            <FormBar form={form} />
            {props.actions}
            {!editing.isNew && <InspectorButton state={inspector} />}
            {editing.isEditable && saveButton}
          </>
        }
        navigationLabel={t('navigation.open')}
      />
      <div className={styles['split']}>
        <main className={styles['page']}>
          <div className={styles['form']}>
            <ConflictNotice saving={saving} isStale={editing.isStale} onLoad={editing.reload} />
            <DraftNotice found={editing.isEditable ? editing.draft : null} />
            <ProblemNotice form={form} />
            <section aria-label={t('item.fields')}>
              <ItemDrawerHost>
                <ItemForm form={form} />
              </ItemDrawerHost>
            </section>
          </div>
        </main>
        {!editing.isNew && (
          <InspectorFrame state={inspector} form={form} itemKey={editing.storedKey} versionId={props.version?.id ?? null} />
        )}
      </div>
      <UnsavedGuard count={count} parts={['version']} onLeave={editing.dropDraft} />
    </>
  )
}
