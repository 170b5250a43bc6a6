/** Words for levels of a log, as `info:NOTICE,warn:WARNING` gives them; `null`: the levels' own names. Pairs without a word are left out. */
export function parseSeverities(levels: string | null): ReadonlyMap<string, string> | null {
  if (levels === null) return null
  const pairs = levels.split(',').map((pair) => pair.trim().split(':'))
  return new Map(pairs.flatMap(([label, word]) => (label === undefined || word === undefined ? [] : [[label, word]])))
}
