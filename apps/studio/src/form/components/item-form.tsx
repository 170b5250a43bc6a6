import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useModel } from '../../data/model.ts'
import { useRights } from '../../data/permissions.ts'
import { type ItemFieldsProps, ItemFieldsProvider } from '../../extensions/interfaces/item-fields.ts'
import { fieldOf } from '../../model/model.ts'
import { classNames } from '../../ui/class-names.ts'
import type { Form } from '../form.ts'
import { widthOf } from '../model/field-width.ts'
import { type FormNode, isGroup } from '../model/form-tree.ts'
import { isSameValue } from '../model/same-value.ts'
import { useForm } from '../use-form.ts'
import styles from './form.module.css'
import { FormField } from './form-field.tsx'
import { FormGroup } from './form-group.tsx'

/** Edits an item: its fields in two columns, below each other where it is narrow. */
export function ItemForm({ form }: { readonly form: Form }): ReactElement {
  const { t } = useTranslation()
  if (form.tree.length === 0) return <p className={styles['empty']}>{t('form.empty')}</p>
  return (
    <ItemFieldsProvider value={ItemFields}>
      <FieldGrid nodes={form.tree} form={form} />
    </ItemFieldsProvider>
  )
}

export interface FieldGridProps {
  readonly nodes: readonly FormNode[]
  readonly form: Form
}

/** Fields and groups beside and below each other. */
export function FieldGrid({ nodes, form }: FieldGridProps): ReactElement {
  return (
    <div className={styles['grid']}>
      {nodes.map((node) => (
        <div key={node.field.name} className={classNames(styles[widthOf(node.field)])}>
          {isGroup(node.field) ? (
            <FormGroup node={node} form={form} renderNodes={renderNodes} />
          ) : (
            <FormField field={node.field} form={form} />
          )}
        </div>
      ))}
    </div>
  )
}

/** The fields of a related item within a form, whose changes the interface around them keeps. */
function ItemFields({ collection, itemKey, stored, changes, hiddenFields, isReadonly, onChange }: ItemFieldsProps): ReactElement {
  const model = useModel()
  const rights = useRights(collection.name)
  const mayEdit = itemKey === null ? rights.canCreateField : rights.canUpdateField
  const canEdit = (name: string): boolean => !isReadonly && mayEdit(name)
  const form = useForm({ model, collection, itemKey, stored: { ...stored, ...changes }, hiddenFields, canEdit })
  const reset = (name: string): void => onChange(Object.fromEntries(Object.entries(changes).filter(([other]) => other !== name)))
  const set = (name: string, value: unknown): void => {
    const isStored = itemKey !== null && isSameValue(fieldOf(collection, name), value, stored[name])
    if (isStored) reset(name)
    else onChange({ ...changes, [name]: value })
  }
  return <FieldGrid nodes={form.tree} form={{ ...form, stored, changes, set, reset, replaceChanges: onChange }} />
}

function renderNodes(nodes: readonly FormNode[], form: Form): ReactElement {
  return <FieldGrid nodes={nodes} form={form} />
}
