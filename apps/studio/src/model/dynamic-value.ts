/** Who is asking and when: what `$CURRENT_USER`, `$NOW` and their like stand for. */
export interface RuleContext {
  readonly userId: string | null
  readonly roleId: string | null
  readonly now: Date
}

const units: Readonly<Record<string, readonly string[]>> = {
  ms: ['ms', 'msec', 'millisecond', 'milliseconds'],
  s: ['s', 'sec', 'second', 'seconds'],
  min: ['m', 'min', 'minute', 'minutes'],
  h: ['h', 'hr', 'hour', 'hours'],
  d: ['', 'd', 'day', 'days'],
  w: ['w', 'week', 'weeks'],
  mo: ['mo', 'mth', 'month', 'months'],
  y: ['y', 'yr', 'year', 'years'],
}
const msPerUnit: Readonly<Record<string, number>> = { ms: 1, s: 1000, min: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 }

/** What a value of a filter stands for: dynamic variables are replaced, in lists too; all else stays. */
export function dynamicValue(value: unknown, context: RuleContext): unknown {
  if (Array.isArray(value)) return value.map((entry) => dynamicValue(entry, context))
  if (typeof value !== 'string' || !value.startsWith('$')) return value
  if (value.startsWith('$NOW')) return adjustedNow(value, context.now).toISOString()
  if (value === '$CURRENT_USER') return context.userId
  if (value === '$CURRENT_ROLE') return context.roleId
  if (value === '$CURRENT_ROLES') return context.roleId === null ? [] : [context.roleId]
  return value
}

function adjustedNow(value: string, now: Date): Date {
  const [, sign, amount, unit = ''] = /^\$NOW\(([+-]?)(\d+(?:\.\d+)?)\s*([a-z]*)\)/i.exec(value) ?? []
  const name = Object.keys(units).find((known) => units[known]?.includes(unit.toLowerCase()))
  if (amount === undefined || name === undefined) return now
  const count = Number(amount) * (sign === '-' ? -1 : 1)
  const ms = msPerUnit[name]
  if (ms !== undefined) return new Date(now.getTime() + count * ms)
  const moved = new Date(now)
  if (name === 'mo') moved.setUTCMonth(moved.getUTCMonth() + count)
  else moved.setUTCFullYear(moved.getUTCFullYear() + count)
  return moved
}
