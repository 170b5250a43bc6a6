import { Check, Minus } from 'lucide-react'
import { Checkbox as Radix, Switch as RadixSwitch } from 'radix-ui'
import type { ReactElement } from 'react'
import styles from './checkbox.module.css'

export interface CheckboxProps {
  /** `mixed`: some of what it stands for. */
  readonly isChecked: boolean | 'mixed'
  readonly onChange: (isChecked: boolean) => void
  /** Beside the box, or its accessible name alone with `hidesLabel`. */
  readonly label: string
  readonly hidesLabel?: boolean
  readonly disabled?: boolean
  readonly tabIndex?: number
}

/** On, off, or some. */
export function Checkbox({ isChecked, onChange, label, hidesLabel = false, ...rest }: CheckboxProps): ReactElement {
  const box = (
    <Radix.Root
      {...rest}
      className={styles['box']}
      checked={isChecked === 'mixed' ? 'indeterminate' : isChecked}
      onCheckedChange={(checked) => onChange(checked === true)}
      {...(hidesLabel && { 'aria-label': label })}
    >
      <Radix.Indicator className={styles['mark']}>{isChecked === 'mixed' ? <Minus aria-hidden /> : <Check aria-hidden />}</Radix.Indicator>
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
