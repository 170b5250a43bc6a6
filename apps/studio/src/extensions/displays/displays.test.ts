import { describe, expect, it } from 'vitest'
import { sampleField } from '../../model/model-fixtures.ts'
import { parseTemplate } from '../../model/template.ts'
import { formatMomentAs } from './datetime/format-moment.ts'
import { formatPattern } from './datetime/format-pattern.ts'
import { formatRelative } from './datetime/format-relative.ts'
import { readFileValue, shortType } from './file/read-file-value.ts'
import { renderEntries } from './formatted-json-value/render-entries.ts'
import { formattedText, plainText } from './formatted-value/formatted-text.ts'
import { lookOf } from './formatted-value/look-of.ts'
import { labelsOf } from './labels/labels-of.ts'
import { extensionOfType, familyOfType } from './mime-type/type-names.ts'
import { nameOfRelated } from './related-values/name-of-related.ts'
import { languageOf, translationFor, wordsOfTranslation } from './translations/translation-for.ts'
import { readUserValue } from './user/read-user-value.ts'

describe('moments', () => {
  const moment = '2026-03-01T23:05:09'
  const as = (options: Record<string, unknown>, type = 'dateTime', value = moment) =>
    formatMomentAs(value, type, { options, locale: 'en-US' })

  it('follow the options of the display', () => {
    expect(as({})).toMatch(/^March 1, 2026 at 11:05\sPM$/)
    expect(as({ use24: true, includeSeconds: true })).toBe('March 1, 2026 at 23:05:09')
    expect(as({ format: 'short', use24: true })).toBe('3/1/2026, 23:05')
    expect(as({ format: 'yyyy-MM-dd' }, 'date', '2026-03-01')).toBe('2026-03-01')
    expect(as({ use24: true, tz: 'Asia/Tokyo' }, 'timestamp', '2026-03-01T23:05:09Z')).toBe('March 2, 2026 at 08:05')
    expect(as({}, 'date', 'soon')).toBe('soon')
  })

  it('are written by patterns in the language of the reader', () => {
    const facts = { locale: 'de-DE', timeZone: 'UTC' }
    expect(formatPattern(new Date(`${moment}Z`), "EEEE, d. MMMM yyyy 'um' HH:mm", facts)).toBe('Sonntag, 1. März 2026 um 23:05')
    expect(formatPattern(new Date(`${moment}Z`), "dd/MM/yy h:mm a 'o''clock'", { locale: 'en-US', timeZone: 'UTC' })).toBe(
      "01/03/26 11:05 PM o'clock",
    )
  })

  it('are so far from now', () => {
    const now = Date.parse('2026-03-04T23:05:09Z')
    const far = (options: Record<string, unknown>) => formatRelative('2026-03-01T23:05:09Z', 'timestamp', { options, locale: 'en-US', now })
    expect(far({})).toBe('3 days ago')
    expect(far({ suffix: false })).toBe('3 days')
    expect(formatRelative('2026-03-05T23:05:09Z', 'timestamp', { options: {}, locale: 'en-US', now })).toBe('tomorrow')
    expect(formatRelative('2026-03-05T23:05:09Z', 'timestamp', { options: { strict: true }, locale: 'en-US', now })).toBe('in 1 day')
    expect(formatRelative('soon', 'timestamp', { options: {}, locale: 'en-US', now })).toBe('soon')
  })
})

describe('formatted values', () => {
  const context = { options: { prefix: '€ ', suffix: ' net', format: true }, locale: 'en-US' }

  it('keep every digit, and take tags away', () => {
    expect(formattedText('12345678901234567890.50', { type: 'decimal', name: 'price' }, context)).toBe(
      '€ 12,345,678,901,234,567,890.50 net',
    )
    expect(formattedText('in_print', { type: 'string', name: 'state' }, { options: { format: true }, locale: 'en-US' })).toBe('In print')
    expect(formattedText('secret', { type: 'string', name: 'state' }, { options: { masked: true }, locale: 'en-US' })).toBe('**********')
    expect(plainText('<p>مرحبا <b>بك</b></p><p>1 &lt; 2</p>')).toBe('مرحبا بك 1 < 2')
    expect(plainText('a < b > c')).toBe('a < b > c')
  })

  it('take the look of every condition that matches, the later over the earlier', () => {
    const conditionalFormatting = [
      { operator: 'gte', value: 10, color: '#111111', background: '#EEEEEE' },
      { operator: 'gt', value: 100, color: '#222222', text: '$t:very_many' },
      { operator: 'lt', value: 0, color: '#333333' },
    ]
    expect(lookOf(120, 'integer', { conditionalFormatting })).toMatchObject({ color: '#222222', background: '#EEEEEE', text: 'Very many' })
    expect(
      lookOf('draft', 'string', { color: '#1', conditionalFormatting: [{ operator: 'starts_with', value: 'dr', icon: 'edit' }] }),
    ).toMatchObject({
      color: '#1',
      icon: 'edit',
    })
  })
})

describe('labels', () => {
  const settings = { ...sampleField('any').settings, display: 'labels', options: { choices: [{ text: 'Out now', value: 'out' }] } }

  it('are those of the display, then those of the field, then the value', () => {
    const field = { choices: null, type: 'json', settings }
    const labels = labelsOf(['out', 'soon', 'old_one'], field, { choices: [{ text: 'Soon!', value: 'soon', background: '#FFEEAA' }] })
    expect(labels.map((label) => label.label)).toEqual(['Out now', 'Soon!', 'Old one'])
    expect(labelsOf('a_b,c', { choices: null, type: 'csv', settings }, { format: false }).map((label) => label.label)).toEqual(['a_b', 'c'])
  })
})

describe('related things', () => {
  it('are named by what is known of them', () => {
    expect(nameOfRelated(parseTemplate('{{ book.title }}'), { id: 1, book: { title: 'كتاب' } })).toBe('كتاب')
    expect(nameOfRelated([], { id: 1, book: { title: 'A' } })).toBe('1 · A')
    expect(nameOfRelated([], 7)).toBe('7')
  })

  it('are users with letters of their own', () => {
    expect(readUserValue({ first_name: 'Ada', last_name: 'Lovelace', email: 'ada@example.com' })).toMatchObject({
      name: 'Ada Lovelace',
      initials: 'AL',
    })
    expect(readUserValue({ email: 'ada@example.com' })).toMatchObject({ name: 'ada@example.com', initials: 'A' })
    expect(readUserValue('key')).toMatchObject({ name: 'key', avatar: null })
  })

  it('are files by title and type', () => {
    expect(readFileValue({ id: 'a', type: 'application/pdf', title: null, filename_download: 'a.pdf' })).toMatchObject({ title: 'a.pdf' })
    expect(shortType('application/pdf')).toBe('PDF')
    expect(shortType(null)).toBe('')
  })

  it('are translations in the language wanted, or near it', () => {
    const rows = [
      { id: 1, languages_code: { code: 'de-DE' }, title: 'Hafen' },
      { id: 2, languages_code: 'ar-SA', title: 'ميناء' },
    ]
    expect(translationFor(rows, { languageField: 'languages_code', wanted: 'ar-SA' })).toBe(rows[1])
    expect(translationFor(rows, { languageField: 'languages_code', wanted: 'de-AT' })).toBe(rows[0])
    expect(translationFor([], { languageField: 'languages_code', wanted: undefined })).toBeUndefined()
    expect(languageOf(rows[0], 'languages_code')).toBe('de-DE')
    expect(wordsOfTranslation(rows[1], ['languages_code'])).toBe('ميناء')
  })
})

describe('other texts', () => {
  it('are entries by a template', () => {
    expect(renderEntries([{ name: 'A' }, { other: 1 }, 'x'], parseTemplate('{{ name }}'))).toEqual(['A', '{"other":1}', 'x'])
  })

  it('are types of files', () => {
    expect(familyOfType('image/png')).toBe('image')
    expect(familyOfType('nothing')).toBeNull()
    expect(extensionOfType('application/vnd.openxmlformats-officedocument.wordprocessingml.document')).toBe('docx')
    expect(extensionOfType('image/webp')).toBe('webp')
  })
})
