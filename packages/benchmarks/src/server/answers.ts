import type { Target } from './load.ts'
import type { Work } from './works.ts'

/** A race is worth nothing when the two give different answers. */
export async function compareAnswers(work: Work, recto: Target, byHand: Target): Promise<void> {
  const path = work.paths[1]
  if (path === undefined) return
  const answers = await Promise.all([answer(recto, path.recto), answer(byHand, path.handWritten)])
  if (answers[0] !== answers[1]) throw new Error(`${work.name}: the servers disagree.\n${answers.join('\n').slice(0, 2000)}`)
}

async function answer({ url, token }: Target, path: string): Promise<string> {
  const response = await fetch(url + path, { headers: { authorization: `Bearer ${token}` } })
  return JSON.stringify(sortKeys(await response.json()))
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, inner]) => [key, sortKeys(inner)]),
  )
}
