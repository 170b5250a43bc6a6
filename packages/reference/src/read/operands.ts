import { adjustNow, type FilterOperand, type FilterValue, printVariable } from '@recto/query'
import type { World } from './world.ts'

/** The value beside an operator, its variables replaced. In a list, a variable that names several values gives them all. */
export function operandsOf(world: World, value: FilterValue): unknown {
  return Array.isArray(value)
    ? value.flatMap((operand: FilterOperand) => operandValue(world, operand))
    : operandValue(world, value as FilterOperand)
}

function operandValue(world: World, operand: FilterOperand): unknown {
  if (typeof operand !== 'object' || operand === null) return operand
  if ('geojson' in operand) return operand.geojson
  return operand.variable === '$NOW'
    ? adjustNow(world.now, operand.adjustment).toISOString()
    : (world.variables.get(printVariable(operand)) ?? null)
}
