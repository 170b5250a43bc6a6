/** Times of two runners, taken in turn. */
export class Race {
  readonly #ours: number[] = []
  readonly #theirs: number[] = []

  add(ours: number, theirs: number): void {
    this.#ours.push(ours)
    this.#theirs.push(theirs)
  }

  summary(): string[] {
    const [ours, theirs] = [median(this.#ours), median(this.#theirs)]
    return [ours.toFixed(1), theirs.toFixed(1), `${(theirs / ours).toFixed(2)} ×`]
  }
}

function median(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN
}
