import { describe, expect, it } from 'vitest'
import { parseTemplate, renderTemplate, templateFields } from './template.ts'

describe('templates', () => {
  const template = parseTemplate('{{ last_name }}, {{author.name}} (№ {{ id }})')

  it('names the fields it needs', () => {
    expect(templateFields(template)).toEqual(['last_name', 'author.name', 'id'])
  })

  it('fills in values, across relations', () => {
    expect(renderTemplate(template, { last_name: 'Lovelace', author: { name: 'Ada' }, id: 0 })).toBe('Lovelace, Ada (№ 0)')
  })

  it('is empty when every field is, and only then', () => {
    expect(renderTemplate(template, { last_name: null, author: null, id: '' })).toBe('')
    expect(renderTemplate(template, { last_name: 'Lovelace' })).toBe('Lovelace, (№ )')
  })

  it('keeps words without fields and broken braces as they are', () => {
    expect(renderTemplate(parseTemplate('{{ a }} {{ b'), { a: 1 })).toBe('1 {{ b')
  })
})
