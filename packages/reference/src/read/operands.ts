import type { FilterOperand, FilterValue } from '@recto/query'
import { adjustNow, printVariable } from '@recto/query/variables'
import type { Dataset } from './dataset.ts'

/** The value beside an operator, its variables replaced. In a list, a variable that names several values gives them all. */
export function operandsOf(dataset: Dataset, value: FilterValue): unknown {
  return Array.isArray(value)
    ? value.flatMap((operand: FilterOperand) => operandValue(dataset, operand))
    : operandValue(dataset, value as FilterOperand)
}

function operandValue(dataset: Dataset, operand: FilterOperand): unknown {
  if (typeof operand !== 'object' || operand === null) return operand
  if ('geojson' in operand) return operand.geojson
  return operand.variable === '$NOW'
    ? adjustNow(dataset.now, operand.adjustment).toISOString()
    : (dataset.variables.get(printVariable(operand)) ?? null)
}
