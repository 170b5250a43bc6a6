import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { packageGraph } from '../package-graph.mjs'

const root = fileURLToPath(new URL('../../', import.meta.url))
const text = readFileSync(join(root, 'docs/architecture.md'), 'utf8')

/** The numbered files under a heading. */
function walk(heading) {
  const [, section = ''] = text.split(`### ${heading}\n`)
  const [list = ''] = section.split('\n## ', 1)
  return [...list.split('\n### ', 1)[0].matchAll(/^\d+\. `([^`]+\.ts)`/gm)].map(([, file]) => file)
}

/** Files that a file imports: relative ones, and of another package whatever its public face exports. */
function imported(file) {
  const source = readFileSync(join(root, file), 'utf8')
  return [...source.matchAll(/from '([^']+)'/g)].flatMap(([, specifier]) => {
    if (specifier.startsWith('.')) return [relative(root, join(root, dirname(file), specifier))]
    const [, name] = /^@recto\/([a-z-]+)$/.exec(specifier) ?? []
    return name === undefined ? [] : exported(`packages/${name}/src/index.ts`)
  })
}

function exported(index) {
  return existsSync(join(root, index)) ? imported(index) : []
}

describe('docs/architecture.md', () => {
  it.each([
    ['A GET, file by file', 8],
    ['A POST, file by file', 12],
  ])('%s: at most %i files, each imported by one before it', (heading, most) => {
    const files = walk(heading)
    expect(files.length).toBeGreaterThan(2)
    expect(files.length).toBeLessThanOrEqual(most)
    for (const [index, file] of files.entries()) {
      expect(existsSync(join(root, file)), file).toBe(true)
      const isFollowed = index === 0 || files.slice(0, index).some((earlier) => imported(earlier).includes(file))
      expect(isFollowed, `${file} is imported by none of the files before it`).toBe(true)
    }
  })

  it('names only files and folders that exist', () => {
    const names = [...text.matchAll(/`((?:packages|apps|docs|scripts|e2e)\/[^`*<{ ]+)`/g)].map(([, name]) => name)
    expect(names.filter((name) => !existsSync(join(root, name)))).toEqual([])
  })

  it('shows the packages as the import table has them', () => {
    expect(text).toContain(packageGraph())
  })
})
