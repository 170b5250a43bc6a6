/** The cost of a password hash. */
export interface HashSettings {
  /** Memory in KiB. @default 65536 */
  readonly memoryCost: number
  /** Number of passes. @default 3 */
  readonly timeCost: number
  /** Number of lanes. @default 4 */
  readonly parallelism: number
  /** Length of the hash in bytes. @default 32 */
  readonly outputLen: number
  /** Variant: 0 Argon2d, 1 Argon2i, 2 Argon2id. @default 2 */
  readonly algorithm: 0 | 1 | 2
}

/** The costs a hash was made with, as they stand in its text. */
export type HashCost = Pick<HashSettings, 'memoryCost' | 'timeCost' | 'parallelism'>

/** How much more than the configured work a hash may need: imported users may have been hashed at another cost. */
const workFactorMax = 4

/** The least that counts as configured: hashes of this cost are common, whatever is configured here. */
const commonCost = { memoryCost: 65_536, timeCost: 3 }

/** Lanes a hash may have, whatever is configured. */
const lanesMax = 16

/** Reads the costs from a PHC string (`$argon2id$v=19$m=65536,t=3,p=4$…`); `null` when there are none. */
export function hashCostOf(hashed: string): HashCost | null {
  const parameters = /^\$argon2(?:id|i|d)\$(?:v=\d{1,3}\$)?([a-z0-9=,]{1,80})\$/.exec(hashed)?.[1]
  const costs = new Map(
    (parameters ?? '')
      .split(',')
      .map((part) => part.split('=', 2))
      .map(([name = '', value]) => [name, Number(value)]),
  )
  const [memoryCost, timeCost, parallelism] = [costs.get('m'), costs.get('t'), costs.get('p')]
  if (memoryCost === undefined || timeCost === undefined || parallelism === undefined) return null
  return { memoryCost, timeCost, parallelism }
}

/** Whether verifying a hash costs so little more than one of ours that a stranger may ask for it. */
export function isBoundedCost({ memoryCost, timeCost, parallelism }: HashCost, own: HashCost): boolean {
  const isWhole = [memoryCost, timeCost, parallelism].every((cost) => Number.isSafeInteger(cost) && cost > 0)
  const work = Math.max(own.memoryCost * own.timeCost, commonCost.memoryCost * commonCost.timeCost)
  const isWorkBounded = memoryCost * timeCost <= workFactorMax * work
  const isMemoryBounded = memoryCost <= workFactorMax * Math.max(own.memoryCost, commonCost.memoryCost)
  return isWhole && isWorkBounded && isMemoryBounded && parallelism <= Math.max(lanesMax, own.parallelism)
}
