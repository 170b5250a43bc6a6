#!/usr/bin/env node
// Runs what was built. In a fresh checkout, where nothing is built yet, it runs the sources.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import module from 'node:module'
import { fileURLToPath } from 'node:url'

const built = new URL('../dist/main.js', import.meta.url)

if (existsSync(built)) {
  // Newer Node keeps compiled code between starts.
  module.enableCompileCache?.()
  const { main } = await import(built.href)
  await main(process.argv.slice(2))
} else {
  const source = fileURLToPath(new URL('../src/main.ts', import.meta.url))
  const tsx = import.meta.resolve('tsx')
  const program = `import { main } from ${JSON.stringify(source)}; await main(process.argv.slice(1))`
  const flags = ['--conditions=@recto/source', '--import', tsx, '--input-type=module', '--eval', program, '--']
  const child = spawn(process.execPath, [...flags, ...process.argv.slice(2)], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 0 : 1)))
}
