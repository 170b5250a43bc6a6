import { Check, ChevronDown } from 'lucide-react'
import { Select as Radix } from 'radix-ui'
import type { ReactElement } from 'react'
import { classNames } from './class-names.ts'
import { Field, type FieldProps } from './field.tsx'
import styles from './select.module.css'

export interface SelectOption<Value extends string> {
  readonly value: Value
  readonly label: string
}

export interface SelectProps<Value extends string> {
  /** An empty text shows the placeholder. */
  readonly value: Value | ''
  readonly options: readonly SelectOption<Value>[]
  readonly onChange: (value: Value) => void
  readonly placeholder?: string
  readonly disabled?: boolean
  readonly id?: string
  readonly className?: string | undefined
  readonly 'aria-label'?: string
  readonly 'aria-invalid'?: true | undefined
  readonly 'aria-describedby'?: string | undefined
}

/** One of a few values. Name it with a `Field` or `aria-label`; for many values there is `Combobox`. */
export function Select<Value extends string>({
  value,
  options,
  onChange,
  placeholder,
  disabled,
  className,
  ...trigger
}: SelectProps<Value>): ReactElement {
  return (
    <Radix.Root value={value} onValueChange={(next) => onChange(next as Value)} disabled={disabled === true}>
      <Radix.Trigger {...trigger} className={classNames(styles['trigger'], className)}>
        <span className={styles['value']}>
          <Radix.Value placeholder={placeholder} />
        </span>
        <Radix.Icon className={styles['icon']}>
          <ChevronDown aria-hidden />
        </Radix.Icon>
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content className={styles['content']} position="popper" sideOffset={4} collisionPadding={8}>
          <Radix.Viewport>
            {options.map((option) => (
              <Radix.Item key={option.value} value={option.value} className={styles['item']}>
                <Radix.ItemText>{option.label}</Radix.ItemText>
                <Radix.ItemIndicator className={styles['mark']}>
                  <Check aria-hidden />
                </Radix.ItemIndicator>
              </Radix.Item>
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

export type SelectFieldProps<Value extends string> = Omit<SelectProps<Value>, 'aria-label'> & Omit<FieldProps, 'children'>

/** A select with its label. */
export function SelectField<Value extends string>({ label, hint, problem, ...select }: SelectFieldProps<Value>): ReactElement {
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(control) => <Select {...select} {...control} className={styles['tall']} />}
    </Field>
  )
}
