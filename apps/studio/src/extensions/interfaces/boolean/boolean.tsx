import type { ReactElement, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Options } from '../../../model/model.ts'
import { textOption, wordsOption } from '../../../model/read-options.ts'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { StoredIcon } from '../../../ui/icons/stored-icon.tsx'
import { cssColor } from '../../../ui/stored-color.ts'
import type { InterfaceProps } from '../define-interface.ts'
import styles from '../interfaces.module.css'

/** A box to check: checked, not checked, or neither while nothing is stored. A first click checks it. */
export function BooleanInterface({ value, onChange, options, control, isDisabled }: InterfaceProps): ReactElement {
  const { t } = useTranslation()
  const isChecked = value === null || value === undefined ? 'mixed' : value === true || value === 1
  return (
    <div className={styles['choice']}>
      <Checkbox
        {...control}
        label={wordsOption(options, 'label') ?? t('interfaces.enabled')}
        isChecked={isChecked}
        disabled={isDisabled}
        onChange={() => onChange(isChecked !== true)}
        icon={chosenIcon(options, isChecked)}
      />
    </div>
  )
}

/** The icon the project chose for a state, if it chose one. */
function chosenIcon(options: Options, isChecked: boolean | 'mixed'): ReactNode {
  const [on, off] = [textOption(options, 'iconOn'), textOption(options, 'iconOff')]
  const isPlain = (on ?? 'check_box') === 'check_box' && (off ?? 'check_box_outline_blank') === 'check_box_outline_blank'
  if (isPlain && textOption(options, 'colorOn') === undefined && textOption(options, 'colorOff') === undefined) return undefined
  if (isChecked === 'mixed') return <StoredIcon name="indeterminate_check_box" />
  const color = textOption(options, isChecked ? 'colorOn' : 'colorOff') ?? (isChecked ? 'var(--theme--primary)' : undefined)
  return <StoredIcon name={isChecked ? (on ?? 'check_box') : (off ?? 'check_box_outline_blank')} color={cssColor(color)} />
}
