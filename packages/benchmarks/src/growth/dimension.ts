import type { Dataset } from '../server/databases.ts'

/** One way in which a database or a request grows, and what is asked at each size. */
export interface Dimension {
  readonly name: string
  readonly unit: string
  readonly steps: readonly Step[]
}

export interface Step {
  readonly size: number
  readonly dataset: Dataset
  /** What is asked, by name; of several paths one after another. */
  readonly requests: Readonly<Record<string, readonly string[]>>
  /** @default 8 */
  readonly callers?: number
  /** Policies of the caller, each with a rule over a related item. None: the caller is an administrator. */
  readonly policies?: number
}

/** The same paths with many values, so that no answer is kept. */
export function eachOf(count: number, path: (index: number) => string): readonly string[] {
  return Array.from({ length: count }, (_, index) => path(index))
}
