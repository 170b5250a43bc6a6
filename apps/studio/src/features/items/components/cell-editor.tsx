// biome-ignore-all lint/a11y/noStaticElementInteractions: the editor inside has the keyboard, what is around it only follows
// biome-ignore-all lint/a11y/noAutofocus: a cell that is edited has the focus
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, type ReactElement, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { linkedItems } from '../../../filters/suggestion-queries.ts'
import { plainValue } from '../../../model/item-key.ts'
import type { Model, ModelField } from '../../../model/model.ts'
import { inputForm, isMomentType, momentInputs, storedForm } from '../../../model/moment-forms.ts'
import { parseValue } from '../../../model/parse-value.ts'
import { textOption } from '../../../model/read-options.ts'
import { Combobox, type ComboboxOption } from '../../../ui/combobox.tsx'
import { Input } from '../../../ui/input.tsx'
import { useToast } from '../../../ui/toast.tsx'
import type { CellKind } from '../model/cell-kind.ts'
import { cellText } from '../model/cell-text.ts'
import type { CellMove } from './grid-context.ts'
import styles from './grid-extras.module.css'

export interface CellEditorProps {
  readonly model: Model
  readonly field: ModelField
  readonly kind: Exclude<CellKind, 'boolean'>
  readonly value: unknown
  /** What was typed to begin. */
  readonly initial: string | null
  readonly onCommit: (change: { readonly value: unknown; readonly shown?: unknown }, move: CellMove) => void
  readonly onCancel: () => void
}

/** Edits one cell in its place: Enter keeps, Escape does not, Tab goes on to the next. */
export function CellEditor(props: CellEditorProps): ReactElement {
  return (
    <div className={styles['editor']}>
      {props.kind === 'choice' || props.kind === 'link' ? <ChoiceEditor {...props} /> : <TextEditor {...props} />}
    </div>
  )
}

function TextEditor({ model, field, value, initial, onCommit, onCancel }: CellEditorProps): ReactElement {
  const { t } = useTranslation()
  const announce = useToast()
  const moment = isMomentType(field.type) ? field.type : null
  const timeZone = moment === 'timestamp' ? textOption(field.settings.options, 'tz') : undefined
  const before = moment === null ? cellText(model, field, value) : inputForm(value, moment, timeZone)
  const [text, setText] = useState(moment === null ? (initial ?? before) : before)
  const isOver = useRef(false)
  const commit = (move: CellMove): void => {
    if (isOver.current) return
    const parsed = moment === null ? parseValue(field, text) : storedForm(text, moment, timeZone)
    isOver.current = true
    if (text === before) onCancel()
    else if (parsed === undefined) {
      announce(t('lists.edit.notA', { text, name: field.title }), { kind: 'alert' })
      onCancel()
    } else onCommit({ value: parsed }, move)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    event.stopPropagation()
    if (event.key === 'Enter') commit('down')
    else if (event.key === 'Tab') commit(event.shiftKey ? 'previous' : 'next')
    else if (event.key === 'Escape') cancel()
    else return
    event.preventDefault()
  }
  const cancel = (): void => {
    isOver.current = true
    onCancel()
  }
  return (
    <Input
      autoFocus
      aria-label={field.title}
      type={moment === null ? 'text' : momentInputs[moment]}
      step={moment === null || moment === 'date' ? undefined : 1}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onFocus={(event) => initial === null && moment === null && event.target.select()}
      onKeyDown={onKeyDown}
      onBlur={() => commit(null)}
    />
  )
}

function ChoiceEditor({ model, field, kind, value, initial, onCommit, onCancel }: CellEditorProps): ReactElement {
  const { t } = useTranslation()
  const box = useRef<HTMLDivElement>(null)
  const [search, setSearch] = useState(initial ?? '')
  const { data: linked = [] } = useQuery({ ...linkedItems(model, field, search), enabled: kind === 'link' })
  const found = kind === 'link' ? linked : choicesOf(field, search)
  const none: readonly ComboboxOption[] = field.isRequired || search !== '' ? [] : [{ value: '', label: t('lists.edit.none') }]
  const options = [...none, ...found]
  useEffect(() => {
    const input = box.current?.querySelector('input')
    input?.focus()
    input?.click()
  }, [])
  const choose = (chosen: string): void => {
    const label = options.find((option) => option.value === chosen)?.label ?? chosen
    const next = chosen === '' ? null : parsedKey(field, chosen)
    onCommit({ value: next, ...(kind === 'link' && { shown: next === null ? null : shownLink(model, field, next, label) }) }, null)
  }
  return (
    <div
      ref={box}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel()
        event.stopPropagation()
      }}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && onCancel()}
      role="presentation"
    >
      <Combobox
        aria-label={field.title}
        text={cellText(model, field, value)}
        options={options}
        onSearch={setSearch}
        onChange={choose}
        listLabel={t('filters.suggestions')}
        noneLabel={t('filters.noSuggestion')}
      />
    </div>
  )
}

function choicesOf({ choices }: ModelField, search: string): readonly ComboboxOption[] {
  const lower = search.toLocaleLowerCase()
  return (choices ?? []).filter((choice) => choice.label.toLocaleLowerCase().includes(lower))
}

function parsedKey(field: ModelField, text: string): unknown {
  return field.type === 'integer' ? Number(text) : text
}

/** Until the server answers, the chosen item is shown by the name it had in the list. */
function shownLink(model: Model, field: ModelField, key: unknown, label: string): unknown {
  const template = model.collections.get(field.link?.collection ?? '')?.template ?? []
  const [only] = template.filter((part) => 'path' in part)
  const name = only !== undefined && 'path' in only && only.path.length === 1 ? { [only.path[0] ?? '']: label } : {}
  return { ...name, [field.link?.field ?? 'id']: plainValue(key, undefined) }
}
