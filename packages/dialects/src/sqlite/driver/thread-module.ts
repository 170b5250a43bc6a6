import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

/** Where the code of a thread of this folder is. From source, as tests run it, it first loads what lets Node read TypeScript. */
export function threadModule(name: string): URL {
  if (!import.meta.url.endsWith('.ts')) return new URL(`./${name}.js`, import.meta.url)
  const loader = pathToFileURL(
    createRequire(import.meta.url)
      .resolve('tsx/esm/api')
      .replace(/\.cjs$/, '.mjs'),
  ).href
  const source = new URL(`./${name}.ts`, import.meta.url).href
  return new URL(
    `data:text/javascript,${encodeURIComponent(`import { register } from '${loader}'; register(); await import('${source}')`)}`,
  )
}
