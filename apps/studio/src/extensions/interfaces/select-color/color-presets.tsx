import type { ReactElement } from 'react'
import { cssColor } from '../../../ui/stored-color.ts'
import styles from './select-color.module.css'

export interface ColorPresetsProps {
  /** Accessible name of the row. */
  readonly label: string
  readonly presets: readonly { readonly name: string | undefined; readonly color: string }[]
  readonly chosen: string
  readonly onChoose: (color: string) => void
}

/** Colors to choose with a click. */
export function ColorPresets({ label, presets, chosen, onChoose }: ColorPresetsProps): ReactElement {
  return (
    <fieldset className={styles['presets']} aria-label={label}>
      {presets.map(({ name, color }) => (
        <button
          key={`${name} ${color}`}
          type="button"
          className={styles['preset']}
          style={{ backgroundColor: cssColor(color) }}
          aria-label={name ?? color}
          title={name ?? color}
          aria-pressed={color.toLowerCase() === chosen.toLowerCase()}
          onClick={() => onChoose(color)}
        />
      ))}
    </fieldset>
  )
}
