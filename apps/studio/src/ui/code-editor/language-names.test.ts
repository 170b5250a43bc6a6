import { LanguageDescription } from '@codemirror/language'
import { languages } from '@codemirror/language-data'
import { expect, it } from 'vitest'
import { languageName } from './language-names.ts'

const documented = 'JSON javascript htmlmixed css python sql markdown gfm yaml xml php shell clike go rust ruby vue jsx toml dockerfile'

it.each(documented.split(' '))('%s is highlighted', (mode) => {
  expect(LanguageDescription.matchLanguageName(languages, languageName(mode) ?? '', true)?.name).toBeDefined()
})

it('plain text is not', () => {
  expect(languageName('plaintext')).toBeNull()
  expect(languageName(undefined)).toBeNull()
})
