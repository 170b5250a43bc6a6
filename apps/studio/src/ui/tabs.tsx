import { Tabs as Radix } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'
import styles from './tabs.module.css'

export interface Tab<Name extends string> {
  readonly name: Name
  readonly label: string
  readonly content: ReactNode
}

export interface TabsProps<Name extends string> {
  /** Accessible name of the row of tabs. */
  readonly label: string
  readonly tabs: readonly Tab<Name>[]
  readonly shown: Name
  readonly onChange: (name: Name) => void
}

/** Several views of one thing, of which one is shown. */
export function Tabs<Name extends string>({ label, tabs, shown, onChange }: TabsProps<Name>): ReactElement {
  return (
    <Radix.Root value={shown} onValueChange={(name) => onChange(name as Name)}>
      <Radix.List className={styles['list']} aria-label={label}>
        {tabs.map((tab) => (
          <Radix.Trigger key={tab.name} value={tab.name} className={styles['tab']}>
            {tab.label}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((tab) => (
        <Radix.Content key={tab.name} value={tab.name} className={styles['content']}>
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  )
}
