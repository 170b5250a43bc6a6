import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder this repository stands in. */
export const root = fileURLToPath(new URL('..', import.meta.url))

const pnpmVersion = '10.34.9'
const stamps = join(root, 'node_modules', '.cache', 'recto')
const isWindows = process.platform === 'win32'

/** Tells the person at the terminal what is being done. */
export function say(text) {
  process.stdout.write(`recto: ${text}\n`)
}

/** Ends the process unless this Node is new enough. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  process.stderr.write(`recto: Node 20.19 or newer is needed, this is ${process.versions.node}.\n`)
  process.exit(1)
}

/** Runs a command with the terminal's streams and gives its exit code. */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', shell: isWindows, ...options })
    child.on('error', reject)
    child.on('exit', (code, signal) => resolve(code ?? (signal ? 1 : 0)))
  })
}

/** Runs pnpm: the one that is there when it is of the right major version, otherwise one fetched by npx. */
export function pnpm(args) {
  const [command, ...first] = pnpmCommand()
  return run(command, [...first, ...args], { env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1' } })
}

function pnpmCommand() {
  const probe = spawnSync('pnpm', ['--version'], { cwd: root, encoding: 'utf8', shell: isWindows })
  const major = pnpmVersion.split('.')[0]
  return probe.stdout?.trim().startsWith(`${major}.`) ? ['pnpm'] : ['npx', '--yes', `pnpm@${pnpmVersion}`]
}

/** Installs what the lockfile names, unless that was done already. */
export async function ensureInstalled() {
  const files = ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml', ...manifests()]
  await once('install', files, async () => {
    say('installing dependencies (the first time takes a few minutes)')
    // Without a terminal pnpm would rather end than ask whether modules of another store may go.
    return pnpm(['install', '--frozen-lockfile', '--config.confirmModulesPurge=false'])
  })
}

/** Builds packages, server and studio, unless that was done already from the same sources. */
export async function ensureBuilt() {
  const files = ['pnpm-lock.yaml', 'tsconfig.base.json', 'turbo.json', ...manifests(), ...sources()]
  await once('build', files, async () => {
    say('building packages, server and studio')
    return pnpm(['exec', 'turbo', 'run', 'build', '--output-logs=errors-only', '--no-update-notifier'])
  })
}

/** Does `work` unless the last one that succeeded saw the same files. Ends the process when it fails. */
async function once(name, files, work) {
  const stamp = join(stamps, name)
  const present = digest(files)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === present) return
  const code = await work()
  if (code !== 0) {
    process.stderr.write(`recto: ${name} failed\n`)
    process.exit(code)
  }
  mkdirSync(stamps, { recursive: true })
  writeFileSync(stamp, present)
}

function digest(files) {
  const hash = createHash('sha256').update(process.versions.modules)
  for (const file of files) hash.update(`\0${file}\0`).update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

function workspaceFolders() {
  const grouped = ['packages', 'apps'].flatMap((group) => readdirSync(join(root, group)).map((name) => join(group, name)))
  return [...grouped, 'e2e'].filter((folder) => existsSync(join(root, folder, 'package.json'))).sort()
}

function manifests() {
  return workspaceFolders().map((folder) => join(folder, 'package.json'))
}

const notSources = new Set(['node_modules', 'dist', '.turbo', 'test-results', 'playwright-report'])

function sources() {
  return workspaceFolders()
    .filter((folder) => dirname(folder) !== '.')
    .flatMap((folder) => filesIn(folder))
    .filter((file) => !/\.test(-d)?\.tsx?$/.test(file))
}

function filesIn(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => !notSources.has(entry.name))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => filesOf(entry, join(folder, entry.name)))
}

function filesOf(entry, path) {
  if (entry.isDirectory()) return filesIn(path)
  return entry.isFile() ? [path] : []
}
