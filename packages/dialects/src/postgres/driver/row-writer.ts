import { constants } from 'node:buffer'
import { invalidQuery } from '@recto/errors'
import type { FieldForm, RowLayout } from '../../row-layout.ts'
import { momentText } from './moment-text.ts'

/** Memory that reads of one session use in turn; it grows to what was needed. */
export interface Scratch {
  bytes: Buffer
}

const firstBytes = 1 << 14
/** More is not gathered, for no text can be made of it: texts end at half a gigabyte. */
const mostBytes = 2 ** 31
/** A list above this size does not hold on to its memory. */
const keptBytes = 1 << 20
/** What a byte of text takes at most: `\u0000`. */
const escapedBytes = 6
/** For quotes, `null`, and what a moment gains. */
const fieldBytes = 16

const ascii = (character: string): number => character.charCodeAt(0)
const quote = ascii('"')
const backslash = ascii('\\')
const nullText = Buffer.from('null')
const trueText = Buffer.from('true')
const falseText = Buffer.from('false')
const endOfInstant = Buffer.from('Z"')

/**
 * Writes rows as one JSON array, from the bytes the server sent. They are copied one by one, since most fields are shorter
 * than a call into the runtime is worth.
 * https://www.postgresql.org/docs/current/protocol-message-formats.html#PROTOCOL-MESSAGE-FORMATS-DATAROW
 */
export class JsonRowWriter {
  readonly #frame: Frame
  readonly #scratch: Scratch
  #source: Uint8Array = nullText
  #out: Buffer
  #length = 0
  #isTooLong = false

  constructor(layout: RowLayout, scratch: Scratch) {
    this.#frame = frameOf(layout)
    this.#scratch = scratch
    this.#out = scratch.bytes
    this.#makeRoom(firstBytes)
    this.#out[this.#length++] = ascii('[')
  }

  /** Adds the row whose message has its fields in `bytes` between two places: how many, then length and text of each. */
  addRow(bytes: Uint8Array, from: number, to: number): void {
    const { names, forms, isBare } = this.#frame
    const room = this.#frame.rowBytes + escapedBytes * (to - from)
    if (this.#length + room > mostBytes) this.#isTooLong = true
    if (this.#isTooLong) return
    this.#source = bytes
    this.#makeRoom(room)
    if (this.#length > 1) this.#out[this.#length++] = ascii(',')
    let at = from + 2
    for (let index = 0; index < forms.length; index++) {
      this.#put(names[index] as Uint8Array)
      const length = int32At(bytes, at)
      at += 4
      if (length < 0) {
        this.#put(nullText)
        continue
      }
      this.#write(forms[index] as FieldForm, at, at + length)
      at += length
    }
    if (!isBare) this.#out[this.#length++] = ascii('}')
  }

  /**
   * The rows, as text. The writer is done then.
   * @throws {RectoError} INVALID_QUERY when no text can be that long
   */
  list(): string {
    const isTooLong = this.#isTooLong || this.#length >= constants.MAX_STRING_LENGTH
    if (this.#out.length > keptBytes) this.#scratch.bytes = Buffer.alloc(0)
    if (isTooLong) throw invalidQuery('The answer is too long: ask for fewer items or fields')
    this.#out[this.#length++] = ascii(']')
    return this.#out.toString('utf8', 0, this.#length)
  }

  #makeRoom(bytes: number): void {
    const needed = this.#length + bytes
    if (needed <= this.#out.length) return
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, 2 * this.#out.length))
    this.#out.copy(larger, 0, 0, this.#length)
    this.#out = larger
    this.#scratch.bytes = larger
  }

  #write(form: FieldForm, from: number, to: number): void {
    if (form === 'moment' || form === 'instant') this.#writeMoment(form, from, to)
    else if (form === 'boolean') this.#put(this.#source[from] === ascii('t') ? trueText : falseText)
    else if (form === 'json' || (form === 'number' && isJsonNumber(this.#source, from))) this.#copy(from, to)
    else this.#writeString(from, to)
  }

  #put(text: Uint8Array): void {
    const out = this.#out
    let length = this.#length
    for (let index = 0; index < text.length; index++) out[length++] = text[index] as number
    this.#length = length
  }

  #copy(from: number, to: number): void {
    const out = this.#out
    const source = this.#source
    let length = this.#length
    for (let at = from; at < to; at++) out[length++] = source[at] as number
    this.#length = length
  }

  #writeString(from: number, to: number): void {
    const out = this.#out
    const source = this.#source
    let length = this.#length
    out[length++] = quote
    for (let at = from; at < to; at++) {
      const byte = source[at] as number
      if (byte >= 32 && byte !== quote && byte !== backslash) out[length++] = byte
      else length += writeEscaped(byte, out, length)
    }
    out[length++] = quote
    this.#length = length
  }

  #writeMoment(form: 'moment' | 'instant', from: number, to: number): void {
    if (!isUsualMoment(this.#source, from, to)) {
      this.#put(Buffer.from(momentText(form, Buffer.from(this.#source.subarray(from, to)).toString('latin1'))))
      return
    }
    const start = this.#length
    this.#writeString(from, form === 'instant' ? from + 19 : to)
    // After a quote and the date.
    this.#out[start + 11] = ascii('T')
    if (form === 'instant') this.#writeFraction(from + 20, to)
  }

  /** To the millisecond at least. */
  #writeFraction(from: number, to: number): void {
    this.#out[this.#length - 1] = ascii('.')
    const end = Math.max(from + 3, to)
    for (let at = from; at < end; at++) this.#out[this.#length++] = at < to ? (this.#source[at] as number) : ascii('0')
    this.#put(endOfInstant)
  }
}

/** `YYYY-MM-DD HH:MM:SS`, perhaps with a fraction. */
function isUsualMoment(bytes: Uint8Array, from: number, to: number): boolean {
  return to - from >= 19 && bytes[from + 10] === ascii(' ') && (bytes[to - 1] as number) <= ascii('9')
}

/** What stands around the fields of each row. */
interface Frame {
  readonly names: readonly Uint8Array[]
  readonly forms: readonly FieldForm[]
  readonly isBare: boolean
  /** Without the fields themselves. */
  readonly rowBytes: number
}

const frames = new WeakMap<RowLayout, Frame>()

function frameOf(layout: RowLayout): Frame {
  const known = frames.get(layout)
  if (known !== undefined) return known
  const { fields, isBare } = layout
  const names = fields.map(({ key }, index) => Buffer.from(isBare ? '' : `${index === 0 ? '{' : ','}${JSON.stringify(key)}:`))
  const rowBytes = names.reduce((sum, name) => sum + name.length + fieldBytes, fieldBytes)
  const frame = { names, forms: fields.map(({ form }) => form), isBare, rowBytes }
  frames.set(layout, frame)
  return frame
}

function int32At(bytes: Uint8Array, at: number): number {
  return ((bytes[at] as number) << 24) | ((bytes[at + 1] as number) << 16) | ((bytes[at + 2] as number) << 8) | (bytes[at + 3] as number)
}

/** `NaN`, `Infinity` and `-Infinity` are no numbers of JSON. */
function isJsonNumber(bytes: Uint8Array, from: number): boolean {
  const first = bytes[from] as number
  const digits = first === ascii('-') ? (bytes[from + 1] as number) : first
  return digits <= ascii('9')
}

/** https://www.rfc-editor.org/rfc/rfc8259#section-7 */
function writeEscaped(byte: number, out: Buffer, at: number): number {
  return out.write(JSON.stringify(String.fromCharCode(byte)).slice(1, -1), at, 'latin1')
}
