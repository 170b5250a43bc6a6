import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { CharacterCount } from '../../../ui/character-count.tsx'
import { charactersLeft } from './characters-left.ts'

export interface LengthNoteProps {
  readonly text: string
  /** A length the project wishes for; it is never enforced. */
  readonly softLength: number | undefined
  readonly maxLength: number | null
}

/** How much room is left, once that matters. */
export function LengthNote({ text, softLength, maxLength }: LengthNoteProps): ReactElement | null {
  const { t } = useTranslation()
  const left = charactersLeft(text, softLength, maxLength)
  return left === null ? null : <CharacterCount left={left} label={t('interfaces.charactersLeft', { count: left })} />
}
