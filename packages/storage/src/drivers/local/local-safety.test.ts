import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { contentOf, listed, reasonOf, streamOf } from '../../contract/storage-case.ts'
import { createLocalDriver } from './local-driver.ts'

let folder: string
let root: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'recto-storage-'))
  root = join(folder, 'root')
  mkdirSync(root)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('links in the folder of the driver local', () => {
  beforeEach(() => {
    mkdirSync(join(folder, 'outside'))
    writeFileSync(join(folder, 'outside', 'secret.txt'), 'secret')
    writeFileSync(join(root, 'inside.txt'), 'inside')
    symlinkSync(join(folder, 'outside'), join(root, 'out'))
    symlinkSync(join(folder, 'outside', 'secret.txt'), join(root, 'secret.txt'))
    symlinkSync('inside.txt', join(root, 'also-inside.txt'))
    symlinkSync('../root-beside', join(root, 'beside'))
    mkdirSync(join(folder, 'root-beside'))
  })

  it('are refused when they lead out of it', async () => {
    const driver = createLocalDriver({ root })
    const outcomes = await Promise.all([
      reasonOf(driver.read('secret.txt')),
      reasonOf(driver.read('out/secret.txt')),
      reasonOf(driver.stat('out/secret.txt')),
      reasonOf(driver.exists('out/secret.txt')),
      reasonOf(driver.write('out/new.txt', streamOf('x'))),
      reasonOf(driver.write('out/deep/new.txt', streamOf('x'))),
      reasonOf(driver.write('beside/new.txt', streamOf('x'))),
      reasonOf(driver.delete('out/secret.txt')),
      reasonOf(driver.copy('out/secret.txt', 'copy.txt')),
      reasonOf(driver.move('inside.txt', 'out/inside.txt')),
    ])
    expect(new Set(outcomes)).toEqual(new Set(['denied']))
    expect(readdirSync(join(folder, 'outside'))).toEqual(['secret.txt'])
    expect(readdirSync(join(folder, 'root-beside'))).toEqual([])
  })

  it('are followed within it, and not listed', async () => {
    const driver = createLocalDriver({ root })
    expect((await contentOf(driver, 'also-inside.txt')).toString()).toBe('inside')
    expect(await listed(driver, '')).toEqual(['inside.txt'])
  })

  it('are replaced by a file that is written over them, which leaves what they lead to', async () => {
    const driver = createLocalDriver({ root })
    await driver.write('secret.txt', streamOf('mine'))
    expect((await contentOf(driver, 'secret.txt')).toString()).toBe('mine')
    expect(readFileSync(join(folder, 'outside', 'secret.txt'), 'utf8')).toBe('secret')
  })
})

describe('a crash while the driver local writes', () => {
  it('leaves no half file under a name, and its leftovers are removed a day later', { timeout: 30_000 }, async () => {
    writeFileSync(join(root, 'old.bin'), 'old')
    await killedWhileWriting(['new.bin', 'old.bin'])
    const driver = createLocalDriver({ root })
    expect(await listed(driver, '')).toEqual(['old.bin'])
    expect((await contentOf(driver, 'old.bin')).toString()).toBe('old')

    const leftovers = readdirSync(join(root, '.recto-uploads'))
    expect(leftovers).toHaveLength(2)
    writeFileSync(join(root, '.recto-uploads', 'upload-1'), 'may still go on')
    const twoDaysAgo = new Date(Date.now() - 2 * 24 * 60 * 60 * 1000)
    for (const name of [leftovers[0] ?? '', 'upload-1']) utimesSync(join(root, '.recto-uploads', name), twoDaysAgo, twoDaysAgo)
    await driver.write('another.txt', streamOf('another'))
    expect(readdirSync(join(root, '.recto-uploads')).toSorted()).toEqual([leftovers[1], 'upload-1'].toSorted())
  })

  /** Runs a process that writes without an end to each path, and kills it once bytes have reached the disk. */
  async function killedWhileWriting(paths: readonly string[]): Promise<void> {
    const script = `
      import { Readable } from 'node:stream'
      import { createLocalDriver } from ${JSON.stringify(new URL('local-driver.ts', import.meta.url).href)}
      const driver = createLocalDriver({ root: ${JSON.stringify(root)} })
      async function* endless() {
        for (let sent = 0; ; sent += 1) {
          yield Buffer.alloc(65_536, 1)
          if (sent === 100) process.stdout.write('written ')
          if (sent > 100) await new Promise((resolve) => setTimeout(resolve, 20))
        }
      }
      for (const path of ${JSON.stringify(paths)}) void driver.write(path, Readable.from(endless(), { objectMode: false }))
    `
    const child = runModule(script)
    let output = ''
    for await (const chunk of child.stdout) {
      output += String(chunk)
      if (output.split('written').length > paths.length) child.kill('SIGKILL')
    }
    expect(output.split('written')).toHaveLength(paths.length + 1)
  }
})

describe('a disk without room', () => {
  it.skipIf(process.platform === 'win32')('fails a write as out-of-space and leaves nothing', { timeout: 30_000 }, async () => {
    const script = `
      import { Readable } from 'node:stream'
      import { createLocalDriver } from ${JSON.stringify(new URL('local-driver.ts', import.meta.url).href)}
      const driver = createLocalDriver({ root: ${JSON.stringify(root)} })
      const content = Readable.from(Array.from({ length: 50 }, () => Buffer.alloc(65_536)), { objectMode: false })
      await driver.write('large.bin', content).catch((error) => console.log(error.name, error.reason))
    `
    // A limit of 1 MB for each file, in units of 512 or 1,024 bytes.
    const child = runModule(script, 'ulimit -f 1000; exec "$0" "$@"')
    let output = ''
    for await (const chunk of child.stdout) output += String(chunk)
    expect(output.trim()).toBe('StorageError out-of-space')
    expect(readdirSync(join(root, '.recto-uploads'))).toEqual([])
  })
})

function runModule(script: string, shell?: string): ReturnType<typeof spawn> & { stdout: NodeJS.ReadableStream } {
  const node = [process.execPath, '--import', 'tsx', '--conditions=@recto/source', '--input-type=module', '--eval', script]
  const [command = '', ...args] = shell === undefined ? node : ['/bin/sh', '-c', shell, ...node]
  const cwd = fileURLToPath(new URL('../../..', import.meta.url))
  const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'inherit'] })
  return Object.assign(child, { stdout: child.stdout as NodeJS.ReadableStream })
}
