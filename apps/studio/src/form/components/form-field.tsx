import { type ReactElement, type ReactNode, Suspense, useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { InterfaceLookupProvider } from '../../extensions/interfaces/interface-lookup.ts'
import { interfaceFor } from '../../extensions/interfaces/registry.ts'
import type { ModelField } from '../../model/model.ts'
import type { FieldControl } from '../../ui/field.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import type { Form } from '../form.ts'
import { hasDefault } from '../model/default-values.ts'
import { isNeeded } from '../model/find-problems.ts'
import { useProblemWords } from '../use-problem-words.ts'
import { FallbackEditor } from './fallback-editor.tsx'
import { FieldMenu } from './field-menu.tsx'
import styles from './form.module.css'

export interface FormFieldProps {
  readonly field: ModelField
  readonly form: Form
  /** The field is named by what is around it. @default false */
  readonly hidesLabel?: boolean
}

/** A field with its label, its editor, and a note or what is wrong below it. */
export function FormField({ field, form, hidesLabel = false }: FormFieldProps): ReactElement {
  const id = useId()
  const frame = useRef<HTMLFieldSetElement & HTMLDivElement>(null)
  const words = useProblemWords()
  const found = form.problems[field.name]
  const problem = found === undefined ? undefined : words(found)
  const note = problem ?? field.note ?? undefined
  const { isControlGroup = false, hidesLabel: namesItself = false } = interfaceFor(field) ?? {}
  const Frame = isControlGroup ? 'fieldset' : 'div'
  const count = form.target?.field === field.name ? form.target.count : 0
  useEffect(() => {
    if (count > 0) focusFirst(frame.current)
  }, [count])
  const control: FieldControl = {
    id,
    'aria-invalid': problem === undefined ? undefined : true,
    'aria-describedby': note === undefined ? undefined : `${id}-note`,
  }
  const describedBy = isControlGroup ? control['aria-describedby'] : undefined
  return (
    <Frame ref={frame} className={styles['field']} aria-describedby={describedBy} data-field={field.name}>
      {!namesItself && <FieldHead field={field} form={form} id={id} isLegend={isControlGroup} isVisuallyHidden={hidesLabel} />}
      <Suspense fallback={<Skeleton blockSize="40px" />}>
        <FieldEditor field={field} form={form} control={control} problem={problem} />
      </Suspense>
      {note !== undefined && (
        <p id={`${id}-note`} className={styles[problem === undefined ? 'note' : 'problem']}>
          {note}
        </p>
      )}
    </Frame>
  )
}

interface FieldHeadProps {
  readonly field: ModelField
  readonly form: Form
  readonly id: string
  readonly isLegend: boolean
  readonly isVisuallyHidden: boolean
}

function FieldHead({ field, form, id, isLegend, isVisuallyHidden }: FieldHeadProps): ReactElement {
  const { t } = useTranslation()
  const state = form.states.get(field.name)
  const isAsked = isNeeded(field, state) && (state?.isRequired === true || !hasDefault(field))
  const isRequired = isAsked && form.canEdit(field.name)
  const label: ReactNode = isLegend ? (
    <span className={styles['label']}>{field.title}</span>
  ) : (
    <label htmlFor={id} className={styles['label']}>
      {field.title}
    </label>
  )
  const head = (
    <>
      <bdi>{label}</bdi>
      {isRequired && (
        <span className={styles['required']} title={t('form.required')}>
          <span aria-hidden>*</span>
          <span className="rc-visually-hidden">{t('form.required')}</span>
        </span>
      )}
      {field.name in form.changes && <span className={styles['dot']} role="img" aria-label={t('form.changed')} title={t('form.changed')} />}
      <FieldMenu field={field} form={form} />
    </>
  )
  if (isVisuallyHidden) return <div className="rc-visually-hidden">{label}</div>
  if (!isLegend) return <div className={styles['head']}>{head}</div>
  return (
    <>
      <legend className="rc-visually-hidden">{field.title}</legend>
      <div className={styles['head']}>{head}</div>
    </>
  )
}

interface FieldEditorProps {
  readonly field: ModelField
  readonly form: Form
  readonly control: FieldControl
  readonly problem: string | undefined
}

function FieldEditor({ field, form, control, problem }: FieldEditorProps): ReactElement {
  const Component = interfaceFor(field)?.Component ?? FallbackEditor
  return (
    <InterfaceLookupProvider value={interfaceFor}>
      <Component
        value={form.item[field.name]}
        stored={form.stored[field.name]}
        onChange={(value) => form.set(field.name, value)}
        field={field}
        collection={form.collection}
        model={form.model}
        itemKey={form.itemKey}
        item={form.item}
        options={form.states.get(field.name)?.options ?? field.settings.options}
        control={control}
        isDisabled={!form.canEdit(field.name)}
        problem={problem}
      />
    </InterfaceLookupProvider>
  )
}

function focusFirst(frame: HTMLElement | null): void {
  frame?.scrollIntoView({ block: 'center' })
  const control = '[data-field] input, [data-field] textarea, [data-field] select'
  const first = frame?.querySelector<HTMLElement>('input, textarea, select, [contenteditable="true"], [role="combobox"], [role="switch"]')
  const any = first ?? frame?.querySelector<HTMLElement>(`${control}, button`)
  any?.focus({ preventScroll: true })
}
