import type { Options } from '../../../model/model.ts'
import type { TableOptions } from './table-options.ts'

/** How the group of items without a value is written. */
export const emptyGroup = '\u2205'

/** The filter for the group that is shown. */
export function groupFilter({ group, inGroup }: Pick<TableOptions, 'group' | 'inGroup'>): Options | undefined {
  if (group === null || inGroup === null) return undefined
  return { [group]: inGroup === emptyGroup ? { _null: true } : { _eq: inGroup } }
}
