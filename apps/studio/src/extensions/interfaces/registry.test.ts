import { describe, expect, it } from 'vitest'
import type { ModelField } from '../../model/model.ts'
import { sampleField } from '../../model/model-fixtures.ts'
import { interfaceFor } from './registry.ts'

function nameFor(name: string, more: Partial<ModelField> = {}): string | undefined {
  return interfaceFor(sampleField(name, more))?.name
}

function stored(name: string): ModelField['settings'] {
  return { ...sampleField('any').settings, interface: name }
}

describe('interfaceFor', () => {
  it('takes the stored interface when it fits the field', () => {
    expect(nameFor('title', { settings: stored('input-multiline') })).toBe('input-multiline')
    expect(nameFor('body', { type: 'text', settings: stored('select-radio') })).toBe('select-radio')
  })

  it('guesses when the stored one is unknown or does not fit', () => {
    expect(nameFor('title', { settings: stored('of-an-extension') })).toBe('input')
    expect(nameFor('pages', { type: 'integer', settings: stored('boolean') })).toBe('input')
  })

  it('guesses from choices, type, length and name', () => {
    expect(nameFor('status', { choices: [{ value: 'draft', label: 'Draft' }] })).toBe('select-dropdown')
    expect(nameFor('is_open', { type: 'boolean' })).toBe('boolean')
    expect(nameFor('born_on', { type: 'date' })).toBe('datetime')
    expect(nameFor('keywords', { type: 'csv' })).toBe('tags')
    expect(nameFor('password', { type: 'hash' })).toBe('input-hash')
    expect(nameFor('description', { type: 'text', maxLength: null })).toBe('input-multiline')
    expect(nameFor('last_name', { type: 'text', maxLength: null, nativeType: 'TEXT' })).toBe('input')
    expect(nameFor('remarks', { maxLength: 2000 })).toBe('input-multiline')
  })
})
