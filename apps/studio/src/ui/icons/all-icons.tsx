import { icons, type LucideIcon, Shapes } from 'lucide-react'
import type { ReactElement } from 'react'
import { lucideName } from './material-names.ts'

const all: Readonly<Record<string, LucideIcon>> = icons

export interface AnyIconProps {
  readonly name: string
}

/** Draws any icon; one that is not known as a few shapes, with its name as a title. Holds them all: load it lazily. */
export function AnyIcon({ name }: AnyIconProps): ReactElement {
  const Icon = all[lucideName(name)]
  if (Icon !== undefined) return <Icon aria-hidden />
  return (
    <Shapes aria-hidden>
      <title>{name}</title>
    </Shapes>
  )
}

/** Every icon there is, by the library's name. */
export const iconNames: readonly string[] = Object.keys(all)
