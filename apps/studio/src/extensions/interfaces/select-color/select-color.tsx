import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { flagOption, listOption, textOption, translateOption } from '../../../model/read-options.ts'
import { FramedInput } from '../../../ui/framed-input.tsx'
import { cssColor } from '../../../ui/stored-color.ts'
import type { InterfaceProps } from '../define-interface.ts'
import styles from '../interfaces.module.css'
import { textOf } from '../stored-text.ts'
import { ColorPresets } from './color-presets.tsx'
import { opacityOf, opaqueColor, storedColor, withOpacity } from './color-text.ts'
import colorStyles from './select-color.module.css'

const usualPresets = ['#6644FF', '#3399FF', '#2ECDA7', '#FFC23B', '#FFA439', '#E35169', '#18222F', '#A2B5CD', '#FFFFFF']

/** A color, typed as hex, picked, or one of the presets. Text that is no color yet is not stored. */
export function SelectColor({ value, onChange, field, options, control, isDisabled }: InterfaceProps): ReactElement {
  const { t } = useTranslation()
  const [draft, setDraft] = useState<string | null>(null)
  const hasOpacity = flagOption(options, 'opacity')
  const color = textOf(value)
  const type = (text: string): void => {
    setDraft(text)
    const stored = storedColor(text, hasOpacity)
    if (stored !== null || text === '') onChange(stored)
  }
  const stored = listOption(options, 'presets').flatMap((preset) => ({
    name: translateOption(preset['name']),
    color: textOption(preset, 'color') ?? '',
  }))
  return (
    <div className={styles['stack']}>
      <FramedInput
        {...control}
        value={draft ?? color}
        disabled={isDisabled}
        font="monospace"
        placeholder="#0F766E"
        spellCheck={false}
        onChange={(event) => type(event.target.value)}
        onBlur={() => setDraft(null)}
        start={
          <input
            type="color"
            className={colorStyles['swatch']}
            style={{ backgroundColor: cssColor(color) }}
            data-empty={color === '' || undefined}
            aria-label={t('interfaces.pickColor', { name: field.title })}
            value={opaqueColor(color)}
            disabled={isDisabled}
            onChange={(event) => onChange(withOpacity(event.target.value, opacityOf(color)))}
          />
        }
      />
      {hasOpacity && color.startsWith('#') && (
        <label className={styles['row']}>
          {t('interfaces.opacity')}
          <input
            type="range"
            className={colorStyles['opacity']}
            value={opacityOf(color)}
            disabled={isDisabled}
            aria-valuetext={`${opacityOf(color)} %`}
            onChange={(event) => onChange(withOpacity(color, Number(event.target.value)))}
          />
        </label>
      )}
      {!isDisabled && (
        <ColorPresets
          label={t('interfaces.colorPresets')}
          presets={stored.length > 0 ? stored : usualPresets.map((preset) => ({ name: undefined, color: preset }))}
          chosen={color}
          onChoose={(preset) => onChange(storedColor(preset, hasOpacity))}
        />
      )}
    </div>
  )
}
