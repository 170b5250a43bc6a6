import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { flagOption, textOption, textsOption, wordsOption } from '../../../model/read-options.ts'
import { TagInput } from '../../../ui/tag-field.tsx'
import type { InterfaceProps } from '../define-interface.ts'
import styles from '../interfaces.module.css'
import { OptionIcon } from '../option-icon.tsx'
import { TagPresets } from './tag-presets.tsx'
import { storedTags, tagsOf } from './tag-rules.ts'

/** Words, typed or chosen from those that are suggested. */
export function TagsInterface({ value, onChange, field, options, control, isDisabled }: InterfaceProps): ReactElement {
  const { t } = useTranslation()
  const tags = tagsOf(value)
  const emit = (next: readonly string[]): void => onChange(storedTags(next, options))
  const presets = textsOption(options, 'presets') ?? []
  const allowsCustom = flagOption(options, 'allowCustom', true)
  return (
    <div className={styles['stack']}>
      {allowsCustom && (
        <TagInput
          {...control}
          tags={tags}
          onChange={emit}
          disabled={isDisabled}
          placeholder={wordsOption(options, 'placeholder') ?? t('interfaces.addTag')}
          removeLabel={(tag) => t('interfaces.removeTag', { tag })}
          start={<OptionIcon name={textOption(options, 'iconLeft')} />}
          end={<OptionIcon name={textOption(options, 'iconRight')} />}
        />
      )}
      {presets.length > 0 && (
        <TagPresets
          label={allowsCustom ? t('interfaces.presets') : field.title}
          presets={presets}
          tags={tags}
          options={options}
          onChange={emit}
          isDisabled={isDisabled}
        />
      )}
    </div>
  )
}
