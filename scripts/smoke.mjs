import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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
  say(`${archives.length} packages install and load from their archives`)
} finally {
  rmSync(folder, { recursive: true, force: true })
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
