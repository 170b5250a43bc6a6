import { Check, Minus } from 'lucide-react'
import { Checkbox as Radix, Switch as RadixSwitch } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'
import styles from './checkbox.module.css'
import type { FieldControl } from './field.tsx'

export interface CheckboxProps extends Partial<FieldControl> {
  /** `mixed`: some of what it stands for. */
  readonly isChecked: boolean | 'mixed'
  readonly onChange: (isChecked: boolean) => void
  /** Beside the box, or its accessible name alone with `hidesLabel`. */
  readonly label: string
  readonly hidesLabel?: boolean
  readonly disabled?: boolean
  readonly tabIndex?: number
  /** Drawn in place of the box and its mark. */
  readonly icon?: ReactNode
}

/** On, off, or some. */
export function Checkbox({ isChecked, onChange, label, hidesLabel = false, icon, ...rest }: CheckboxProps): ReactElement {
  const box = (
    <Radix.Root
      {...rest}
      className={icon === undefined ? styles['box'] : styles['bare']}
      checked={isChecked === 'mixed' ? 'indeterminate' : isChecked}
      onCheckedChange={(checked) => onChange(checked === true)}
      {...(hidesLabel && { 'aria-label': label })}
    >
      {icon ?? (
        <Radix.Indicator className={styles['mark']}>
          {isChecked === 'mixed' ? <Minus aria-hidden /> : <Check aria-hidden />}
        </Radix.Indicator>
      )}
    </Radix.Root>
  )
  if (hidesLabel) return box
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the box is in it
    <label className={styles['label']}>
      {box}
      {label}
    </label>
  )
}

export interface SwitchProps {
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
  readonly label: string
  readonly disabled?: boolean
}

/** Something that takes effect at once when it is turned on or off. */
export function Switch({ isOn, onChange, label, disabled = false }: SwitchProps): ReactElement {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the switch is in it
    <label className={styles['label']}>
      <RadixSwitch.Root className={styles['switch']} checked={isOn} onCheckedChange={onChange} disabled={disabled}>
        <RadixSwitch.Thumb className={styles['thumb']} />
      </RadixSwitch.Root>
      {label}
    </label>
  )
}
