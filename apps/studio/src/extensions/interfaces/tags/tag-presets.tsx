import { Check, Plus } from 'lucide-react'
import type { ReactElement } from 'react'
import type { Options } from '../../../model/model.ts'
import styles from './tag-presets.module.css'
import { writtenTag } from './tag-rules.ts'

export interface TagPresetsProps {
  /** Accessible name of the suggestions. */
  readonly label: string
  readonly presets: readonly string[]
  readonly tags: readonly string[]
  readonly options: Options
  readonly onChange: (tags: readonly string[]) => void
  readonly isDisabled: boolean
}

/** Tags that are suggested: a click puts one in or takes it out. */
export function TagPresets({ label, presets, tags, options, onChange, isDisabled }: TagPresetsProps): ReactElement {
  return (
    <fieldset className={styles['presets']} aria-label={label}>
      {presets.map((preset) => {
        const tag = writtenTag(preset, options)
        const isIn = tags.includes(tag)
        return (
          <button
            key={preset}
            type="button"
            className={styles['preset']}
            aria-pressed={isIn}
            disabled={isDisabled}
            onClick={() => onChange(isIn ? tags.filter((other) => other !== tag) : [...tags, tag])}
          >
            {isIn ? <Check aria-hidden /> : <Plus aria-hidden />}
            <bdi>{tag}</bdi>
          </button>
        )
      })}
    </fieldset>
  )
}
