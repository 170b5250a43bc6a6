import assert from 'node:assert/strict'
import type { StorageDriver } from '../driver.ts'
import { contentOf, listed, newFolder, reasonOf, type StorageCase, type StorageSubject, streamOf } from './storage-case.ts'

const oddNames = [
  'space and   spaces.txt',
  'plus+percent%20and%.txt',
  'question?hash#and&.txt',
  '"quotes"\'and`.txt',
  'semicolon;comma,colon:equals=at@.txt',
  '=41 is no escape.txt',
  'brackets[]{}().txt',
  'bar|star*less<more>.txt',
  '.hidden',
  '..two dots at the beginning',
  'Grüße aus Köln.txt',
  '文件 — ファイル.txt',
  'smile 😀.txt',
  'שלום.txt',
  'no-extension',
  `${'n'.repeat(150)}.txt`,
]

const refusedPaths = [
  '',
  '/',
  '/etc/passwd',
  '..',
  '../outside.txt',
  'folder/../../outside.txt',
  'folder/..',
  './file.txt',
  'folder//file.txt',
  'folder/',
  '..\\outside.txt',
  'C:\\outside.txt',
  'nul\0byte.txt',
  'line\nbreak.txt',
  `${'n'.repeat(300)}.txt`,
  'lone surrogate \ud800.txt',
  '.recto-uploads/mine',
]

/** Names, folders, listings. */
export const pathCases: readonly StorageCase[] = [
  {
    title: 'keeps odd names as they are',
    async run({ driver }: StorageSubject): Promise<void> {
      const folder = newFolder()
      const paths = oddNames.map((name) => `${folder}/${name}`)
      for (const path of paths) await driver.write(path, streamOf(path))
      for (const path of paths) {
        assert.equal((await contentOf(driver, path)).toString(), path)
        assert.equal(await driver.exists(path), true, path)
      }
      assert.deepEqual(await listed(driver, `${folder}/`), paths.toSorted())
    },
  },
  {
    title: 'copies and moves files with odd names',
    async run({ driver }: StorageSubject): Promise<void> {
      const folder = newFolder()
      for (const name of oddNames) {
        await driver.write(`${folder}/${name}`, streamOf(name))
        await driver.copy(`${folder}/${name}`, `${folder}/copy/${name}`)
        await driver.move(`${folder}/${name}`, `${folder}/moved/${name}`)
      }
      const expected = ['copy', 'moved'].flatMap((inner) => oddNames.map((name) => `${folder}/${inner}/${name}`))
      assert.deepEqual(await listed(driver, `${folder}/`), expected.toSorted())
    },
  },
  {
    title: 'refuses paths that lead out of the root or that some backend cannot keep',
    async run({ driver }: StorageSubject): Promise<void> {
      const there = `${newFolder()}/there.txt`
      await driver.write(there, streamOf('there'))
      for (const path of refusedPaths) {
        const shown = JSON.stringify(path)
        assert.equal(await reasonOf(driver.write(path, streamOf('x'))), 'denied', `write ${shown}`)
        assert.equal(await reasonOf(driver.read(path)), 'denied', `read ${shown}`)
        assert.equal(await reasonOf(driver.stat(path)), 'denied', `stat ${shown}`)
        assert.equal(await reasonOf(driver.delete(path)), 'denied', `delete ${shown}`)
        assert.equal(await reasonOf(driver.copy(there, path)), 'denied', `copy to ${shown}`)
        assert.equal(await reasonOf(driver.move(path, there)), 'denied', `move from ${shown}`)
      }
      assert.equal((await contentOf(driver, there)).toString(), 'there')
    },
  },
  {
    title: 'says that a file is missing',
    async run({ driver }: StorageSubject): Promise<void> {
      const folder = newFolder()
      const missing = `${folder}/missing.txt`
      assert.equal(await reasonOf(driver.read(missing)), 'not-found')
      assert.equal(await reasonOf(driver.stat(missing)), 'not-found')
      assert.equal(await reasonOf(driver.copy(missing, `${folder}/copy.txt`)), 'not-found')
      assert.equal(await reasonOf(driver.move(missing, `${folder}/moved.txt`)), 'not-found')
      assert.equal(await driver.exists(missing), false)
      await driver.delete(missing)
      assert.deepEqual(await listed(driver, folder), [])
    },
  },
  {
    title: 'takes no folder for a file',
    async run({ driver }: StorageSubject): Promise<void> {
      const folder = newFolder()
      await driver.write(`${folder}/a/b.txt`, streamOf('b'))
      assert.equal(await driver.exists(`${folder}/a`), false)
      assert.equal(await reasonOf(driver.stat(`${folder}/a`)), 'not-found')
      assert.equal(await reasonOf(driver.read(`${folder}/a`)), 'not-found')
      await driver.delete(`${folder}/a`)
      assert.equal(await driver.exists(`${folder}/a/b.txt`), true)
    },
  },
  {
    title: 'copies and moves, replacing what was there',
    async run({ driver }: StorageSubject): Promise<void> {
      const folder = newFolder()
      const [one, two, three] = [`${folder}/one.txt`, `${folder}/deep/er/two.txt`, `${folder}/three.txt`]
      await driver.write(one, streamOf('one'))
      await driver.write(three, streamOf('what was there'))
      await driver.copy(one, two)
      assert.deepEqual(await texts(driver, [one, two]), ['one', 'one'])
      await driver.write(one, streamOf('changed'))
      assert.deepEqual(await texts(driver, [two]), ['one'])
      await driver.move(one, three)
      assert.equal(await driver.exists(one), false)
      assert.deepEqual(await texts(driver, [two, three]), ['one', 'changed'])
      await driver.copy(two, three)
      assert.deepEqual(await texts(driver, [two, three]), ['one', 'one'])
    },
  },
  {
    title: 'deletes only the file named',
    async run({ driver }: StorageSubject): Promise<void> {
      const folder = newFolder()
      const names = ['abc.png', 'ABC.png', 'abc.png.txt', 'abcdef.png', 'abc/file.png']
      for (const name of names) await driver.write(`${folder}/${name}`, streamOf(name))
      await driver.delete(`${folder}/abc.png`)
      assert.deepEqual(
        await listed(driver, `${folder}/`),
        names
          .slice(1)
          .map((name) => `${folder}/${name}`)
          .toSorted(),
      )
    },
  },
  {
    title: 'lists what begins with a prefix; case counts',
    async run({ driver }: StorageSubject): Promise<void> {
      const folder = newFolder()
      const names = ['abc.png', 'abc__1.png', 'abcdef.png', 'ABC.png', 'abc/inner.png', 'abc/de/ep.png', 'other/abc.png', 'z']
      await Promise.all(names.map((name) => driver.write(`${folder}/${name}`, streamOf(name))))
      const expected: Readonly<Record<string, readonly string[]>> = {
        abc: ['abc.png', 'abc/de/ep.png', 'abc/inner.png', 'abc__1.png', 'abcdef.png'],
        'abc.': ['abc.png'],
        abc__: ['abc__1.png'],
        'abc/': ['abc/de/ep.png', 'abc/inner.png'],
        'abc/d': ['abc/de/ep.png'],
        A: ['ABC.png'],
        Abc: [],
        'nothing/here': [],
        '': names.toSorted(),
      }
      for (const [prefix, found] of Object.entries(expected)) {
        assert.deepEqual(
          await listed(driver, `${folder}/${prefix}`),
          found.map((name) => `${folder}/${name}`),
          prefix,
        )
      }
      assert.equal((await listed(driver, folder)).length, names.length)
      const everything = await listed(driver, '')
      assert.equal(everything.filter((path) => path.startsWith(`${folder}/`)).length, names.length)
      assert.equal(await reasonOf(listed(driver, '../')), 'denied')
    },
  },
  {
    title: 'lists more files than a backend gives at once',
    async run({ driver }: StorageSubject): Promise<void> {
      const folder = newFolder()
      const names = Array.from({ length: filesOverPage }, (_, index) => `${folder}/${String(index).padStart(5, '0')}.txt`)
      for (let start = 0; start < names.length; start += writesAtOnce)
        await Promise.all(names.slice(start, start + writesAtOnce).map((name) => driver.write(name, streamOf('x'), { size: 1 })))
      assert.deepEqual(await listed(driver, `${folder}/`), names)
      assert.deepEqual(await listed(driver, `${folder}/01`), names.slice(1000))
    },
  },
]

/** Most backends list 1,000 names at once. */
const filesOverPage = 1050
const writesAtOnce = 50

async function texts(driver: StorageDriver, paths: readonly string[]): Promise<string[]> {
  return Promise.all(paths.map(async (path) => (await contentOf(driver, path)).toString()))
}
