import { useQuery } from '@tanstack/react-query'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/use-format.ts'
import type { ResolvedPath } from '../model/field-path.ts'
import type { Model, ModelField } from '../model/model.ts'
import { isMomentType } from '../model/moment-forms.ts'
import { Combobox } from '../ui/combobox.tsx'
import { Input } from '../ui/input.tsx'
import { Select } from '../ui/select.tsx'
import { SuggestInput } from '../ui/suggest-input.tsx'
import { MomentInput } from './moment-input.tsx'
import { valueType } from './operators-of.ts'
import { commonValues, linkedItems, linkedName } from './suggestion-queries.ts'
import { typedValue } from './typed-value.ts'

export interface ValueInputProps {
  readonly model: Model
  readonly resolved: ResolvedPath
  readonly value: unknown
  readonly onChange: (value: unknown) => void
  /** Accessible name. */
  readonly label: string
  /** Called by Enter. */
  readonly onSubmit?: () => void
}

/** A value to compare with, in the way of its field. */
export function ValueInput(props: ValueInputProps): ReactElement {
  const { resolved, value, onChange, label, model } = props
  const type = valueType(resolved)
  const field = resolved.call === null ? resolved.field : null
  if (type === 'boolean') return <BooleanInput {...props} />
  if (isMomentType(type)) return <MomentInput type={type} value={value} onChange={onChange} label={label} />
  if (isReadableLink(model, field)) return <LinkInput {...props} />
  if (field !== null && field.choices !== null) return <ChoiceInput {...props} />
  return type.startsWith('geometry') ? <JsonInput {...props} /> : <TypedInput {...props} />
}

function isReadableLink(model: Model, field: ModelField | null): boolean {
  return field?.link?.field != null && model.collections.has(field.link.collection)
}

function BooleanInput({ value, onChange, label }: ValueInputProps): ReactElement {
  const { t } = useTranslation()
  const options = [
    { value: 'true', label: t('values.yes') },
    { value: 'false', label: t('values.no') },
  ] as const
  const chosen = typeof value === 'boolean' ? (`${value}` as const) : ''
  return <Select aria-label={label} value={chosen} options={options} onChange={(next) => onChange(next === 'true')} />
}

function JsonInput({ value, onChange, label }: ValueInputProps): ReactElement {
  const text = value == null ? '' : JSON.stringify(value)
  return <Input aria-label={label} defaultValue={text} onBlur={(event) => onChange(parseJson(event.target.value))} />
}

function TypedInput({ resolved, value, onChange, label, onSubmit }: ValueInputProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const [isOpen, setIsOpen] = useState(false)
  const { field, collection, call } = resolved
  const text = value === null || value === undefined ? '' : String(value)
  const type = valueType(resolved)
  const { data = [] } = useQuery({ ...commonValues(collection, field, text), enabled: isOpen && call === null && canGroup(type) })
  return (
    <SuggestInput
      aria-label={label}
      listLabel={t('filters.suggestions')}
      value={text}
      inputMode={type === 'string' || type === 'text' || type === 'uuid' ? 'text' : 'decimal'}
      options={data.map((one) => ({ value: String(one.value), label: String(one.value), note: format.number(one.count) }))}
      onOpen={() => setIsOpen(true)}
      onChange={(next) => onChange(typedValue(next, type))}
      {...(onSubmit && { onSubmit })}
    />
  )
}

function ChoiceInput({ resolved, value, onChange, label }: ValueInputProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const [search, setSearch] = useState<string | null>(null)
  const { field, collection } = resolved
  const { data = [] } = useQuery({ ...commonValues(collection, field, ''), enabled: search !== null })
  const counts = new Map(data.map((one) => [String(one.value), one.count]))
  const options = (field.choices ?? []).flatMap((choice) => {
    const count = counts.get(choice.value)
    const option = { value: choice.value, label: choice.label, ...(count !== undefined && { note: format.number(count) }) }
    return choice.label.toLocaleLowerCase().includes((search ?? '').toLocaleLowerCase()) ? [option] : []
  })
  const chosen = field.choices?.find((choice) => choice.value === String(value))
  return (
    <Combobox
      aria-label={label}
      text={chosen?.label ?? (value === null || value === undefined ? '' : String(value))}
      options={options}
      onSearch={setSearch}
      onChange={(next) => onChange(typedValue(next, field.type))}
      listLabel={t('filters.suggestions')}
      noneLabel={t('filters.noSuggestion')}
    />
  )
}

function LinkInput({ model, resolved, value, onChange, label }: ValueInputProps): ReactElement {
  const { t } = useTranslation()
  const [search, setSearch] = useState<string | null>(null)
  const { field } = resolved
  const text = value === null || value === undefined ? '' : String(value)
  const isFixed = text !== '' && !text.startsWith('$')
  const { data: options = [] } = useQuery({ ...linkedItems(model, field, search ?? ''), enabled: search !== null })
  const { data: name } = useQuery({ ...linkedName(model, field, text), enabled: isFixed })
  const dynamic = field.link?.collection === 'directus_users' ? [{ value: '$CURRENT_USER', label: t('filters.me') }] : []
  const roles = field.link?.collection === 'directus_roles' ? [{ value: '$CURRENT_ROLE', label: t('filters.myRole') }] : []
  const all = [...dynamic, ...roles, ...options]
  return (
    <Combobox
      aria-label={label}
      text={all.find((option) => option.value === text)?.label ?? name ?? text}
      options={all}
      onSearch={setSearch}
      onChange={(next) => onChange(typedValue(next, field.type))}
      listLabel={t('filters.suggestions')}
      noneLabel={t('filters.noSuggestion')}
    />
  )
}

function canGroup(type: string): boolean {
  return ['string', 'text', 'integer', 'bigInteger', 'decimal', 'float', 'uuid'].includes(type)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
