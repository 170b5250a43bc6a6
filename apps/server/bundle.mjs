import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

// Makes the command `recto` one bundle: importing hundreds of modules one by one takes longer than everything else at start.
const root = new URL('../../', import.meta.url)
const dist = fileURLToPath(new URL('dist', import.meta.url))

/** Modules with native parts, and drivers: installed beside the bundle, loaded when their engine is used. */
const external = [
  'better-sqlite3',
  'pg',
  'pg-cursor',
  'pg-native',
  'mysql2',
  'tedious',
  'oracledb',
  '@node-rs/argon2',
  'sharp',
  ...storageSdks(),
]

/** What the drivers of storage load at first use. */
function storageSdks() {
  return Object.keys(JSON.parse(readFileSync(new URL('packages/storage/package.json', root), 'utf8')).peerDependencies)
}

/** Worker threads are started by file name, so each has an entry of its own beside the main one. */
function threadEntries() {
  const folder = fileURLToPath(new URL('packages/dialects/src', root))
  return readdirSync(folder, { recursive: true })
    .filter((file) => file.endsWith('-thread.ts'))
    .map((file) => ({ in: `${folder}/${file}`, out: file.replace(/^.*[\\/]/, '').replace(/\.ts$/, '') }))
}

// What CommonJS dependencies expect to find.
const banner = `import { createRequire as _createRequire } from 'node:module'
import { dirname as _dirname } from 'node:path'
import { fileURLToPath as _fileURLToPath } from 'node:url'
const require = _createRequire(import.meta.url)
const __filename = _fileURLToPath(import.meta.url)
const __dirname = _dirname(__filename)`

rmSync(dist, { recursive: true, force: true })
await build({
  entryPoints: [{ in: fileURLToPath(new URL('src/main.ts', import.meta.url)), out: 'main' }, ...threadEntries()],
  outdir: dist,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  conditions: ['@recto/source'],
  external,
  banner: { js: banner },
  legalComments: 'external',
  // Comments outside ASCII would make V8 keep the text in two bytes a character; identifiers stay, for readable traces.
  minifyWhitespace: true,
  minifySyntax: true,
  sourcemap: true,
  sourcesContent: false,
  logLevel: 'warning',
})
