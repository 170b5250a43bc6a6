import { describe, expect, it } from 'vitest'
import { resolveType } from './resolve-type.ts'

const png = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex')
const svg = Buffer.from('<?xml version="1.0"?>\n<!-- drawn -->\n<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')
const page = Buffer.from('  <!DOCTYPE html><script>alert(1)</script>')

describe('resolveType', () => {
  it.each([
    ['image/png', png, 'image/png'],
    ['image/png; charset=utf-8', png, 'image/png'],
    ['image/jpeg', png, 'image/png'],
    [undefined, png, 'image/png'],
    ['application/octet-stream', png, 'image/png'],
    ['text/html', png, 'image/png'],
    ['application/x-own', png, 'application/x-own'],
    ['image/png', page, 'text/html'],
    ['application/pdf', page, 'text/html'],
    [undefined, page, 'text/html'],
    ['image/png', svg, 'image/svg+xml'],
    ['image/svg+xml', svg, 'image/svg+xml'],
    ['text/plain', page, 'text/plain'],
    ['text/csv', Buffer.from('a,b\n1,2'), 'text/csv'],
    [undefined, Buffer.from('a,b'), 'application/octet-stream'],
    ['image/png', Buffer.from('\uFEFF<html>', 'utf16le'), 'text/html'],
    ['text/plain', Buffer.alloc(0), 'text/plain'],
  ])('of %s', async (claimed, head, type) => {
    expect(await resolveType(claimed, head)).toBe(type)
  })

  it('reads what stands before the first element once, however many pieces it has', async () => {
    const comments = '<!---->'.repeat(280)
    expect(await resolveType('image/png', Buffer.from(`${comments}x`))).toBe('image/png')
    expect(await resolveType('image/png', Buffer.from(`${comments}<svg >`))).toBe('image/svg+xml')
  })

  it('keeps a picture a picture when a page is hidden in it', async () => {
    const polyglot = Buffer.concat([Buffer.from('GIF89a/*'), Buffer.alloc(40), Buffer.from('*/=1;<html><script>alert(1)</script>')])
    expect(await resolveType('text/html', polyglot)).toBe('image/gif')
  })
})
