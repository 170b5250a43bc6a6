/** How many cases a property is tried on, and from which seed. */
export interface PropertyRun {
  readonly cases: number
  readonly seed: number
}

/**
 * `RECTO_PROPERTY_CASES` for a long run; `RECTO_PROPERTY_SEED` to have an earlier one again.
 * @param casesByDefault what a run of all tests can afford
 * @param seedByDefault @default another one in every run
 */
export function propertyRun(casesByDefault: number, seedByDefault: number = Date.now() % 2 ** 31): PropertyRun {
  const { RECTO_PROPERTY_CASES: cases, RECTO_PROPERTY_SEED: seed } = process.env
  return { cases: Number(cases ?? casesByDefault), seed: Number(seed ?? seedByDefault) }
}

/** Tells what was tried, also when all went well. */
export function printRun(property: string, engine: string, { cases, seed }: PropertyRun): void {
  process.stdout.write(`${engine}: ${property} in ${cases} cases from seed ${seed}\n`)
}
