import { Lock } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { flagOption, wordsOption } from '../../../model/read-options.ts'
import { FramedInput } from '../../../ui/framed-input.tsx'
import type { InterfaceProps } from '../define-interface.ts'
import { textOf } from '../stored-text.ts'

/** A secret: what is stored can't be read, only replaced. */
export function InputHash({ value, stored, onChange, options, control, isDisabled }: InterfaceProps): ReactElement {
  const { t } = useTranslation()
  const isStored = textOf(stored) !== '' && value === stored
  return (
    <FramedInput
      {...control}
      type={flagOption(options, 'masked') ? 'password' : 'text'}
      autoComplete="new-password"
      font="monospace"
      value={isStored ? '' : textOf(value)}
      disabled={isDisabled}
      placeholder={isStored ? t('interfaces.hashStored') : wordsOption(options, 'placeholder')}
      onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
      end={<Lock aria-hidden />}
    />
  )
}
