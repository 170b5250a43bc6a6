import { Check } from 'lucide-react'
import { DropdownMenu as Radix } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { KeyCap } from './key-cap.tsx'
import styles from './menu.module.css'

export interface MenuProps {
  /** The button that opens the menu; must take a ref. */
  readonly trigger: ReactElement
  readonly children: ReactNode
  readonly side?: 'top' | 'right' | 'bottom' | 'left'
  readonly align?: 'start' | 'end'
}

/** A menu of actions below a button. */
export function Menu({ trigger, children, side = 'bottom', align = 'end' }: MenuProps): ReactElement {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content className={styles['content']} side={side} align={align} sideOffset={6} collisionPadding={8}>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

export interface MenuItemProps {
  readonly onSelect: () => void
  /** Removes something. */
  readonly isDanger?: boolean
  readonly disabled?: boolean
  /** Keys that do the same. */
  readonly keys?: string
  readonly children: ReactNode
}

/** One action. */
export function MenuItem({ onSelect, isDanger = false, disabled = false, keys, children }: MenuItemProps): ReactElement {
  return (
    <Radix.Item className={classNames(styles['item'], isDanger && styles['danger'])} onSelect={onSelect} disabled={disabled}>
      {children}
      {keys !== undefined && <KeyCap>{keys}</KeyCap>}
    </Radix.Item>
  )
}

export interface MenuCheckProps {
  readonly isChecked: boolean
  readonly onChange: (isChecked: boolean) => void
  readonly children: ReactNode
}

/** Something that is on or off; choosing it keeps the menu open. */
export function MenuCheck({ isChecked, onChange, children }: MenuCheckProps): ReactElement {
  return (
    <Radix.CheckboxItem
      className={styles['item']}
      checked={isChecked}
      onCheckedChange={onChange}
      onSelect={(event) => event.preventDefault()}
    >
      <span className={styles['mark']}>
        <Radix.ItemIndicator>
          <Check aria-hidden />
        </Radix.ItemIndicator>
      </span>
      {children}
    </Radix.CheckboxItem>
  )
}

export interface MenuChoiceProps<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  readonly onChange: (value: Value) => void
}

/** A choice of one among few. */
export function MenuChoice<Value extends string>({ label, value, options, onChange }: MenuChoiceProps<Value>): ReactElement {
  return (
    <Radix.RadioGroup value={value} onValueChange={(next) => onChange(next as Value)} aria-label={label}>
      <MenuLabel>{label}</MenuLabel>
      {options.map((option) => (
        <Radix.RadioItem key={option.value} className={styles['item']} value={option.value}>
          <span className={styles['mark']}>
            <Radix.ItemIndicator>
              <Check aria-hidden />
            </Radix.ItemIndicator>
          </span>
          {option.label}
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  )
}

/** Words above a group of items. */
export function MenuLabel({ children }: { readonly children: ReactNode }): ReactElement {
  return <Radix.Label className={styles['label']}>{children}</Radix.Label>
}

/** A thin rule between groups. */
export function MenuSeparator(): ReactElement {
  return <Radix.Separator className={styles['separator']} />
}
