import fc from 'fast-check'
import { expect, it } from 'vitest'
import { MessageSplitter } from './message-splitter.ts'
import { JsonRowWriter } from './row-writer.ts'

function message(code: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5)
  head.write(code, 'latin1')
  head.writeUInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}

/** A row with one field. */
function row(text: string): Buffer {
  const field = Buffer.from(text)
  const head = Buffer.alloc(6)
  head.writeInt16BE(1)
  head.writeInt32BE(field.length, 2)
  return message('D', Buffer.concat([head, field]))
}

const sent = fc.array(fc.record({ code: fc.constantFrom('D', 'C', 'T', 'Z', 'N'), text: fc.string({ maxLength: 30 }) }), { maxLength: 20 })

it('tells rows from other messages, in whatever pieces they come', () => {
  fc.assert(
    fc.property(sent, fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }), fc.boolean(), (messages, sizes, wantsRows) => {
      const writer = new JsonRowWriter({ fields: [{ key: '', form: 'string' }], isBare: true }, { bytes: Buffer.alloc(0) })
      const passed: Buffer[] = []
      const splitter = new MessageSplitter({ writer: wantsRows ? writer : null }, (bytes) => passed.push(Buffer.from(bytes)))
      const bytesOf = ({ code, text }: { code: string; text: string }): Buffer =>
        code === 'D' ? row(text) : message(code, Buffer.from(text))
      const stream = Buffer.concat(messages.map(bytesOf))
      for (let at = 0, piece = 0; at < stream.length; piece++) {
        const size = sizes[piece % sizes.length] ?? 1
        splitter.feed(stream.subarray(at, at + size))
        at += size
      }
      const isTaken = ({ code }: { code: string }): boolean => wantsRows && code === 'D'
      expect(Buffer.concat(passed)).toEqual(Buffer.concat(messages.filter((one) => !isTaken(one)).map(bytesOf)))
      expect(JSON.parse(writer.list())).toEqual(messages.filter(isTaken).map(({ text }) => text))
    }),
  )
})

it('passes on a long message as it comes', () => {
  const passed: number[] = []
  const splitter = new MessageSplitter({ writer: null }, (bytes) => passed.push(bytes.length))
  const long = message('d', Buffer.alloc(1000))
  splitter.feed(long.subarray(0, 100))
  splitter.feed(long.subarray(100, 200))
  splitter.feed(Buffer.concat([long.subarray(200), message('Z', Buffer.from('I'))]))
  expect(passed).toEqual([100, 100, 811])
})
