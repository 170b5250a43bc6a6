// biome-ignore-all lint/a11y/noStaticElementInteractions: the inputs inside have the keyboard, what is around them only follows
import { X } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { operandOf } from './filter-tree.ts'
import styles from './filters.module.css'
import { valueType } from './operators-of.ts'
import { typedValues } from './typed-value.ts'
import { ValueInput, type ValueInputProps } from './value-input.tsx'

export interface RuleValueProps extends Omit<ValueInputProps, 'label'> {
  readonly operator: string
}

/** What a condition compares with: nothing, a value, two, or any number. */
export function RuleValue({ operator, value, onChange, ...input }: RuleValueProps): ReactElement {
  const { t } = useTranslation()
  const operand = operandOf(operator)
  if (operand === 'boolean') return <span />
  if (operand === 'list') return <ValueList values={Array.isArray(value) ? value : []} onChange={onChange} {...input} />
  if (operand === 'pair') {
    const [from, to]: readonly unknown[] = Array.isArray(value) ? value : []
    return (
      <div className={styles['pair']}>
        <ValueInput {...input} label={t('filters.from')} value={from} onChange={(next) => onChange([next, to ?? null])} />
        <ValueInput {...input} label={t('filters.to')} value={to} onChange={(next) => onChange([from ?? null, next])} />
      </div>
    )
  }
  return <ValueInput {...input} label={t('filters.value')} value={value} onChange={onChange} />
}

interface ValueListProps extends Omit<ValueInputProps, 'label' | 'value' | 'onChange' | 'onSubmit'> {
  readonly values: readonly unknown[]
  readonly onChange: (values: readonly unknown[]) => void
}

function ValueList({ values, onChange, resolved, model }: ValueListProps): ReactElement {
  const { t } = useTranslation()
  const [draft, setDraft] = useState<unknown>(null)
  const type = valueType(resolved)
  const isChosen = resolved.call === null && (resolved.field.choices !== null || resolved.field.link !== null || type === 'boolean')
  const add = (text: unknown): void => {
    const added = typeof text === 'string' ? typedValues(text, type) : [text]
    onChange([...new Set([...values, ...added])])
    setDraft(null)
  }
  const change = (next: unknown): void => {
    const isWhole = isChosen || (typeof next === 'string' && /[,\n\t]/.test(next))
    if (isWhole && next !== null && next !== '') add(next)
    else setDraft(next)
  }
  return (
    <div
      className={styles['value']}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget) && draft !== null && draft !== '') add(draft)
      }}
    >
      {values.length > 0 && (
        <ul className={styles['values']} aria-label={t('filters.values')}>
          {values.map((value) => (
            <li key={String(value)} className={styles['chip']}>
              <bdi className={styles['sentence']}>{labelOf(value, resolved)}</bdi>
              <button
                type="button"
                className={styles['remove']}
                aria-label={t('filters.removeValue', { value: labelOf(value, resolved) })}
                onClick={() => onChange(values.filter((other) => other !== value))}
              >
                <X aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
      <ValueInput
        model={model}
        resolved={resolved}
        label={t('filters.addValue')}
        value={draft}
        onChange={change}
        {...(draft !== null && draft !== '' && { onSubmit: () => add(draft) })}
      />
    </div>
  )
}

function labelOf(value: unknown, { field }: ValueInputProps['resolved']): string {
  return field.choices?.find((choice) => choice.value === String(value))?.label ?? String(value)
}
