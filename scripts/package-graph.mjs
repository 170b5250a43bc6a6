import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { mayImport } from '../.dependency-cruiser.js'
import { root } from './workspace.mjs'

/** The packages and who may import whom, as a Mermaid graph. What follows from other arrows is left out. */
export function packageGraph() {
  const present = Object.keys(mayImport).filter((name) => existsSync(`${root}/packages/${name}/package.json`))
  const allowed = new Map(present.map((name) => [name, mayImport[name].filter((other) => other !== 'errors' && present.includes(other))]))
  const arrows = present.flatMap((name) =>
    allowed
      .get(name)
      .filter((other) => !allowed.get(name).some((between) => between !== other && reaches(allowed, between, other)))
      .map((other) => `  ${name} --> ${other}`),
  )
  return ['```mermaid', 'graph TD', ...arrows, '```'].join('\n')
}

function reaches(allowed, from, to) {
  return allowed.get(from).some((next) => next === to || reaches(allowed, next, to))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(`${packageGraph()}\n`)
