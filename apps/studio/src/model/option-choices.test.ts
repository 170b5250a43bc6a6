import { describe, expect, it } from 'vitest'
import { findChoice, optionChoices } from './option-choices.ts'

describe('optionChoices', () => {
  it('keeps values in the type of the field', () => {
    const choices = optionChoices({ choices: [{ text: '$t:published', value: '1', icon: 'public' }] }, { choices: null, type: 'integer' })
    expect(choices[0]).toMatchObject({ value: 1, label: 'Published', icon: 'public' })
    expect(findChoice(choices, '1')?.value).toBe(1)
  })

  it('finds choices in groups, and leaves out lines', () => {
    const stored = [{ text: 'Asia', value: null, children: [{ text: 'Japan', value: 'jp' }] }, { divider: true }]
    const choices = optionChoices({ choices: stored }, { choices: null, type: 'string' })
    expect(choices).toHaveLength(1)
    expect(findChoice(choices, 'jp')?.label).toBe('Japan')
  })

  it('titles the values of an enum that nobody named', () => {
    expect(optionChoices({}, { choices: [{ value: 'in_print', label: 'in_print' }], type: 'string' })[0]?.label).toBe('In print')
  })
})
