import type { ReactElement } from 'react'
import { flagOption, numberOption, oneOfOption, wordsOption } from '../../../model/read-options.ts'
import { FramedArea } from '../../../ui/framed-input.tsx'
import type { InterfaceProps } from '../define-interface.ts'
import { LengthNote } from '../input/length-note.tsx'
import { textOf, toStoredText } from '../stored-text.ts'

/** Several lines of text, as tall as what is in it. */
export function InputMultiline({ value, onChange, field, options, control, isDisabled }: InterfaceProps): ReactElement {
  const text = textOf(value)
  const leave = (): void => {
    if (flagOption(options, 'trim') && text.trim() !== text) onChange(toStoredText(text.trim(), options))
  }
  return (
    <FramedArea
      {...control}
      value={text}
      disabled={isDisabled}
      maxLength={field.maxLength ?? undefined}
      placeholder={wordsOption(options, 'placeholder')}
      font={oneOfOption(options, 'font', ['sans-serif', 'serif', 'monospace'])}
      onChange={(event) => onChange(toStoredText(event.target.value, options))}
      onBlur={leave}
      end={<LengthNote text={text} softLength={numberOption(options, 'softLength')} maxLength={field.maxLength} />}
    />
  )
}
