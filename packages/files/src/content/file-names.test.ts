import { describe, expect, it } from 'vitest'
import { diskName, downloadName, extensionOf, isVariantOf, titleOf, variantBase, variantName } from './file-names.ts'

describe('names of files', () => {
  it.each([
    ['photo.png', 'photo.png'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\pictures\\a.png', 'a.png'],
    ['smörgås 🥪.jpg', 'smörgås 🥪.jpg'],
  ])('takes %s', (given, name) => expect(downloadName(given)).toBe(name))

  it.each(['', '..', 'folder/', '\u0000', `${'a'.repeat(300)}.png`])('refuses %j', (given) => {
    expect(() => downloadName(given)).toThrow(expect.objectContaining({ code: 'INVALID_PAYLOAD' }))
  })

  it.each([
    ['a.JPG', 'image/jpeg', '.JPG'],
    ['a', 'image/png', '.png'],
    ['a', 'application/octet-stream', '.bin'],
    ['a', 'application/x-unheard-of', ''],
    ['a.p/g', 'image/png', '.png'],
  ])('ends %s of type %s', (name, type, extension) => expect(extensionOf(name, type)).toBe(extension))

  it.each([
    ['My_photo-one.JPG', 'My Photo One'],
    ['IMG_0001.jpeg', 'IMG 0001'],
    ['.env', 'Env'],
  ])('makes a title of %s', (name, title) => expect(titleOf(name)).toBe(title))

  it.each([
    ['sub/../custom name.png', 'custom name.png'],
    ['/../../etc/passwd', 'etc/passwd'],
    ['a\\..\\..\\b.png', 'b.png'],
  ])('keeps %s within its location', (given, name) => expect(diskName(given)).toBe(name))

  it.each(['', '..', 'folder/', 3, 'a\u0000b', `x__${'a'.repeat(40)}.png`, '.Recto-Uploads/x', 'ж'.repeat(200), 'y'.repeat(256)])(
    'refuses %j on disk',
    (given) => {
      expect(() => diskName(given)).toThrow(expect.objectContaining({ code: 'INVALID_PAYLOAD' }))
    },
  )

  it('tells variants of a file from files whose names begin the same', () => {
    const hash = 'a'.repeat(40)
    expect(variantName('moved/abc.png', hash, '.webp')).toBe(`moved/abc__${hash}.webp`)
    expect(isVariantOf('abc.png', `abc__${hash}.webp`)).toBe(true)
    expect(isVariantOf('abc.png', `abcdef__${hash}.webp`)).toBe(false)
    expect(isVariantOf('abc.png', 'abc__notes.webp')).toBe(false)
    expect(isVariantOf('abc.png', `ABC__${hash}.webp`)).toBe(false)
    expect(variantBase(`moved/abc__${hash}.webp`)).toBe('moved/abc')
    expect(variantBase('abc.png')).toBeNull()
  })
})
