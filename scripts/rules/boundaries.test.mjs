import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '../workspace.mjs'

const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
const config = join(root, '.dependency-cruiser.js')

describe('boundaries', { timeout: 60_000 }, () => {
  it('catch every kind of wrong import in the canary', async () => {
    const { violations } = await cruise(join(root, 'scripts/rules/canary'))
    expect(violations).toContain('layer:errors: packages/errors/src/index.ts → packages/protocol/src/index.ts')
    expect(violations).toContain('layer:dialects: packages/dialects/src/index.ts → packages/schema/src/index.ts')
    expect(violations).toContain('no-cycle: packages/dialects/src/index.ts → packages/schema/src/index.ts')
    expect(violations).toContain('public-face-only: packages/rest/src/index.ts → packages/protocol/src/hidden.ts')
    expect(violations).toContain('layer:files: packages/files/src/index.ts → packages/rest/src/index.ts')
    expect(violations).toContain('unlisted-package: packages/mystery/src/index.ts → packages/protocol/src/index.ts')
    expect(violations).toContain('studio-features-apart: apps/studio/src/features/items/list.ts → apps/studio/src/features/files/files.ts')
    expect(violations).toContain('studio-imports: apps/studio/src/features/files/files.ts → packages/rest/src/index.ts')
    expect(violations).toContain('server-imports: apps/server/src/main.ts → apps/studio/src/features/items/list.ts')
  })

  it('see the modules of this repository', async () => {
    const { modules } = await cruise(root)
    expect(modules).toBeGreaterThan(100)
  })
})

async function cruise(cwd) {
  const report = JSON.parse(
    await output(['--config', config, '--output-type', 'json', 'packages', 'apps/server/src', 'apps/studio/src'], cwd),
  )
  return {
    modules: report.summary.totalCruised,
    violations: report.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`),
  }
}

/** What the program prints, whether or not it finds something. */
function output(args, cwd) {
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], { cwd, maxBuffer: 64 * 1024 * 1024 }, (_error, stdout) => resolve(stdout))
  })
}
