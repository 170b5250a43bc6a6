import { Eye, EyeOff } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { flagOption, numberOption, oneOfOption, textOption, wordsOption } from '../../../model/read-options.ts'
import { Button } from '../../../ui/button.tsx'
import { FramedInput } from '../../../ui/framed-input.tsx'
import type { InterfaceProps } from '../define-interface.ts'
import { OptionIcon } from '../option-icon.tsx'
import { textOf, toStoredText } from '../stored-text.ts'
import { LengthNote } from './length-note.tsx'
import { slugify } from './slug.ts'

/** A line of text. */
export function TextInput({ value, onChange, field, options, control, isDisabled }: InterfaceProps): ReactElement {
  const { t } = useTranslation()
  const [isShown, setIsShown] = useState(false)
  const isMasked = flagOption(options, 'masked')
  const isSlug = flagOption(options, 'slug')
  const text = textOf(value)
  const emit = (next: string): void => onChange(toStoredText(next, options))
  const leave = (): void => {
    const tidy = isSlug ? text.replace(/-+$/, '') : text.trim()
    if ((isSlug || flagOption(options, 'trim')) && tidy !== text) emit(tidy)
  }
  return (
    <FramedInput
      {...control}
      type={isMasked && !isShown ? 'password' : 'text'}
      inputMode={inputModeOf(field.name)}
      dir="auto"
      autoComplete={isMasked ? 'new-password' : 'off'}
      value={text}
      disabled={isDisabled}
      maxLength={field.maxLength ?? undefined}
      placeholder={wordsOption(options, 'placeholder')}
      font={oneOfOption(options, 'font', ['sans-serif', 'serif', 'monospace'])}
      onChange={(event) => emit(isSlug ? slugify(event.target.value) : event.target.value)}
      onBlur={leave}
      start={<OptionIcon name={textOption(options, 'iconLeft')} />}
      end={
        <>
          <LengthNote text={text} softLength={numberOption(options, 'softLength')} maxLength={field.maxLength} />
          <OptionIcon name={textOption(options, 'iconRight')} />
          {isMasked && !isDisabled && (
            <Button
              kind="quiet"
              isIcon
              aria-label={t(isShown ? 'interfaces.hideText' : 'interfaces.showText')}
              onClick={() => setIsShown(!isShown)}
            >
              {isShown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
            </Button>
          )}
        </>
      }
    />
  )
}

/** Which keyboard a phone brings up, by what the field is called. */
function inputModeOf(name: string): 'email' | 'url' | 'tel' | undefined {
  if (/e?mail$/i.test(name)) return 'email'
  if (/(^|_)(url|website|homepage|link)$/i.test(name)) return 'url'
  return /(^|_)(phone|mobile|fax|tel)(_number)?$/i.test(name) ? 'tel' : undefined
}
