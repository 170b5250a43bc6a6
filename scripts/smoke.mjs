import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBuilt, ensureInstalled, pnpm, requireNode, root, run, say } from './workspace.mjs'

// Packs everything that is published, installs the archives in an empty folder with npm, and uses them there.
requireNode()
await ensureInstalled()
await ensureBuilt()

const folder = mkdtempSync(join(tmpdir(), 'recto-smoke-'))
try {
  const published = ['packages', 'apps'].flatMap((group) => manifestsIn(group)).filter(({ manifest }) => !manifest.private)
  for (const { path } of published) await must(pnpm(['--dir', path, 'pack', '--pack-destination', folder]), `pack ${path}`)
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n')
  const archives = readdirSync(folder).filter((name) => name.endsWith('.tgz'))
  const inFolder = { cwd: folder }
  // Nothing here opens a database, so drivers need not be compiled: that took minutes without a word.
  const install = ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...archives.map((name) => `./${name}`)]
  await must(run('npm', install, inFolder), 'install')
  const imports = published.filter(({ manifest }) => manifest.exports?.['.']).map(({ manifest }) => `await import('${manifest.name}')`)
  await must(run(process.execPath, ['--input-type=module', '-e', imports.join('\n')], { ...inFolder, shell: false }), 'import')
  await must(run('npx', ['--no-install', 'recto', '--help'], inFolder), 'recto --help')
  useBuiltDriver()
  runFirstExample()
  readBesideEventLoop()
  say(`${archives.length} packages install and load from their archives`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** The driver compiled for the workspace: the one just installed has no binary. */
function useBuiltDriver() {
  const path = join(folder, 'node_modules', 'better-sqlite3')
  rmSync(path, { recursive: true, force: true })
  symlinkSync(join(root, 'packages', 'query', 'node_modules', 'better-sqlite3'), path, 'junction')
}

/** What a newcomer does first: the example of the query compiler's README, which says what it prints. */
function runFirstExample() {
  const readme = readFileSync(join(folder, 'node_modules', '@recto', 'query', 'README.md'), 'utf8')
  const [, example = ''] = /```ts\n([\s\S]*?)```/.exec(readme) ?? []
  const [, promised] = /It prints `(.*)`/.exec(readme) ?? []
  const printed = runModule('first-example.mjs', example)
  if (printed !== promised) throw new Error(`the README's example prints ${printed}, not ${promised}`)
}

/** Long reads of SQLite happen on threads, whose module is found otherwise in the built package than in the sources. */
function readBesideEventLoop() {
  const text = 'SELECT count(*) FROM (WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 1000000) SELECT n FROM c)'
  const printed = runModule(
    'reader-threads.mjs',
    `import { sqlite } from '@recto/dialects'
const database = await sqlite.connect({ filename: 'threads.db' })
let turns = 0
const ticking = setInterval(() => (turns += 1), 1)
const answer = await database.text({ sql: '${text}', parameters: [] }, { mayBeSlow: true })
const streamed = []
for await (const row of database.stream({ sql: 'SELECT 1 UNION ALL SELECT 2', parameters: [] }, { mayBeSlow: true })) streamed.push(row)
clearInterval(ticking)
await database.close()
console.log(answer, streamed.join(), turns > 5 ? 'beside the event loop' : 'in its way')`,
  )
  if (printed !== '1000000 1,2 beside the event loop') throw new Error(`the built reader threads answer: ${printed}`)
}

function runModule(name, source) {
  writeFileSync(join(folder, name), source)
  return execFileSync(process.execPath, [name], { cwd: folder, encoding: 'utf8' }).trim()
}

function manifestsIn(group) {
  return readdirSync(join(root, group))
    .map((name) => join(root, group, name))
    .filter((path) => existsSync(join(path, 'package.json')))
    .map((path) => ({ path, manifest: JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')) }))
}

async function must(exitCode, what) {
  if ((await exitCode) !== 0) throw new Error(`${what} failed`)
}
