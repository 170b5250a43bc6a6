import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type ReactElement, useId, useState } from 'react'
import { client } from '../../../data/client.ts'
import type { Options } from '../../../model/model.ts'
import { numberOption, oneOfOption, textOption, wordsOption } from '../../../model/read-options.ts'
import { FramedInput } from '../../../ui/framed-input.tsx'
import type { InterfaceProps } from '../define-interface.ts'
import { OptionIcon } from '../option-icon.tsx'
import { textOf } from '../stored-text.ts'
import { readSuggestions, suggestionUrl } from './read-suggestions.ts'
import { useSettled } from './use-settled.ts'

/** Text with suggestions as it is typed. What is typed is stored, whether it was suggested or not. */
export function InputAutocompleteApi({ value, onChange, options, control, isDisabled }: InterfaceProps): ReactElement {
  const listId = useId()
  const [isTyping, setIsTyping] = useState(false)
  const text = textOf(value)
  const asked = useSettled(isTyping ? text : '', numberOption(options, 'rate') ?? 500)
  const { data: suggestions = [] } = useQuery(suggestionQuery(options, asked))
  return (
    <>
      <FramedInput
        {...control}
        type="text"
        dir="auto"
        autoComplete="off"
        list={listId}
        value={text}
        disabled={isDisabled}
        placeholder={wordsOption(options, 'placeholder')}
        font={oneOfOption(options, 'font', ['sans-serif', 'serif', 'monospace'])}
        onChange={(event) => {
          setIsTyping(true)
          onChange(event.target.value === '' ? null : event.target.value)
        }}
        start={<OptionIcon name={textOption(options, 'iconLeft')} />}
        end={<OptionIcon name={textOption(options, 'iconRight')} />}
      />
      <datalist id={listId}>
        {suggestions.map((one) => (
          <option key={one.value} value={one.value} label={one.label} />
        ))}
      </datalist>
    </>
  )
}

function suggestionQuery(options: Options, typed: string) {
  const url = textOption(options, 'url') ?? ''
  return {
    queryKey: ['suggestions', url, typed],
    enabled: url !== '' && typed !== '',
    queryFn: async ({ signal }: { readonly signal: AbortSignal }) => readSuggestions(await ask(suggestionUrl(url, typed), signal), options),
    placeholderData: keepPreviousData,
    retry: false,
  }
}

/** Addresses that start with `/` are the server's and are asked as the user; others as any page would. */
async function ask(url: string, signal: AbortSignal): Promise<unknown> {
  if (!url.startsWith('/') || url.startsWith('//')) return (await fetch(url, { signal, credentials: 'omit' })).json()
  const answer = await fetch(new URL(url.slice(1), client.url), { signal, credentials: 'include' })
  return answer.json()
}
