import { execFile } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'

const root = new URL('../../', import.meta.url)
const run = promisify(execFile)
const packages = readdirSync(new URL('packages/', root)).filter((name) =>
  existsSync(new URL(`packages/${name}/examples/quickstart.ts`, root)),
)

describe.each(packages)('packages/%s', (name) => {
  const folder = new URL(`packages/${name}/`, root)

  it('has a README that shows its quickstart as it is', () => {
    const quickstart = readFileSync(new URL('examples/quickstart.ts', folder), 'utf8')
    expect(readFileSync(new URL('README.md', folder), 'utf8')).toContain(`\`\`\`ts\n${quickstart}\`\`\``)
  })

  it('has a quickstart that runs', { timeout: 60_000 }, async () => {
    const { stdout } = await run(process.execPath, ['--import', 'tsx', '--conditions=@recto/source', 'examples/quickstart.ts'], {
      cwd: folder,
    })
    expect(stdout).not.toBe('')
  })
})
