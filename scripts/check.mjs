import { ensureInstalled, pnpm, requireNode, say } from './workspace.mjs'

// What CI runs, less the engines that are not started here.
const steps = [
  ['lint and format', ['run', 'lint']],
  ['types', ['run', 'types']],
  // Dead code is looked for with everything built: configuration of the stories is loaded from built packages.
  ['build', ['run', 'build']],
  ['boundaries and dead code', ['run', 'boundaries']],
  ['packages', ['run', 'check:packages']],
  ['tests', ['test']],
]

requireNode()
await ensureInstalled()

const wanted = process.argv.includes('--no-tests') ? steps.filter(([name]) => name !== 'tests') : steps
const failed = []
for (const [name, args] of wanted) {
  say(name)
  if ((await pnpm(args)) !== 0) failed.push(name)
}
say(failed.length === 0 ? 'every check passed' : `failed: ${failed.join(', ')}`)
process.exit(failed.length === 0 ? 0 : 1)
