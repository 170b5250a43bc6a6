/** What one piece of work took. */
export interface Effort {
  readonly ms: number
  /** Processor time of the server and of its database. */
  readonly cpuMs: number
}

/** Efforts of two runners, taken in turn. */
export class Race {
  readonly #ours: Effort[] = []
  readonly #theirs: Effort[] = []

  add(ours: Effort, theirs: Effort): void {
    this.#ours.push(ours)
    this.#theirs.push(theirs)
  }

  /** Medians of the times and means of the processor time, each with its ratio. */
  summary(): string[] {
    const times = [this.#ours, this.#theirs].map((efforts) => median(efforts.map(({ ms }) => ms)))
    const cpu = [this.#ours, this.#theirs].map((efforts) => mean(efforts.map(({ cpuMs }) => cpuMs)))
    return [...compared(times), ...compared(cpu)]
  }
}

function compared([ours = Number.NaN, theirs = Number.NaN]: readonly number[]): string[] {
  return [ours.toFixed(1), theirs.toFixed(1), `${(theirs / ours).toFixed(2)} ×`]
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
