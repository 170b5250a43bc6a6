import type { KeyboardEvent, ReactElement } from 'react'
import type { Options } from '../../../model/model.ts'
import { numberOption, oneOfOption, textOption, wordsOption } from '../../../model/read-options.ts'
import { FramedInput } from '../../../ui/framed-input.tsx'
import type { InterfaceProps } from '../define-interface.ts'
import { OptionIcon } from '../option-icon.tsx'
import { textOf } from '../stored-text.ts'
import { isMore, numberOfText, steppedNumber } from './number-text.ts'

/** A number; the arrow keys step it, exact at any length. */
export function NumberInput({ value, onChange, field, options, control, isDisabled }: InterfaceProps): ReactElement {
  const text = textOf(value)
  const emit = (next: string): void => onChange(numberOfText(next, field))
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    event.preventDefault()
    emit(withinLimits(steppedNumber(text, textOf(numberOption(options, 'step') ?? 1), event.key === 'ArrowUp' ? 1 : -1), options))
  }
  return (
    <FramedInput
      {...control}
      type="number"
      inputMode={field.type === 'integer' || field.type === 'bigInteger' ? 'numeric' : 'decimal'}
      step="any"
      min={textOf(options['min']) || undefined}
      max={textOf(options['max']) || undefined}
      value={text}
      disabled={isDisabled}
      placeholder={wordsOption(options, 'placeholder')}
      font={oneOfOption(options, 'font', ['sans-serif', 'serif', 'monospace'])}
      onChange={(event) => emit(event.target.value)}
      onKeyDown={onKeyDown}
      start={<OptionIcon name={textOption(options, 'iconLeft')} />}
      end={<OptionIcon name={textOption(options, 'iconRight')} />}
    />
  )
}

function withinLimits(text: string, options: Options): string {
  const [min, max] = [textOf(options['min']), textOf(options['max'])]
  if (max !== '' && isMore(text, max)) return max
  return min !== '' && isMore(min, text) ? min : text
}
