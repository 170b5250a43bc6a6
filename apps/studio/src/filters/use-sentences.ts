import { useTranslation } from 'react-i18next'
import { isQuantifier, type ResolvedPath, resolvePath } from '../model/field-path.ts'
import type { Model, ModelCollection } from '../model/model.ts'
import { type FilterNode, type FilterRule, operandOf } from './filter-tree.ts'
import { valueType, wordingOf } from './operators-of.ts'

/** A condition in the parts of a sentence. */
export interface Sentence {
  readonly field: string
  readonly operator: string
  /** Empty when the operator says all. */
  readonly value: string
}

/** Says filters of a collection in words. */
export function useSentences(model: Model, collection: ModelCollection) {
  const { t } = useTranslation()
  const nameOf = ({ titles, call }: Pick<ResolvedPath, 'titles' | 'call'>): string => {
    const name = titles.join(' · ')
    const key = `filters.calls.${call ?? ''}`
    return call === null ? name : t(key as 'filters.calls.year', { name })
  }
  const operatorName = (operator: string, type: string): string => {
    const key = `filters.operators.${wordingOf(operator, type)}`
    return t(key as 'filters.operators._eq', { defaultValue: operator })
  }
  const ruleSentence = (rule: FilterRule): Sentence => {
    const resolved = resolvePath(model, collection, rule.path)
    const quantifier = rule.path.find(isQuantifier)
    const words = quantifier === '_none' ? [t('filters.noneOf')] : []
    const name = resolved === null ? rule.path.join('.') : nameOf(resolved)
    const operator = operatorName(rule.operator, resolved === null ? 'unknown' : valueType(resolved))
    return { field: [name, ...words].join(' '), operator, value: valueText(rule, resolved, t('filters.andWord')) }
  }
  const sentence = (node: FilterNode): string => {
    if (node.kind === 'raw') return t('filters.raw', { text: JSON.stringify(node.filter) })
    if (node.kind === 'group') {
      return node.nodes
        .map((inner) => (inner.kind === 'group' ? `(${sentence(inner)})` : sentence(inner)))
        .join(` ${t(`filters.${node.join}Word`)} `)
    }
    const { field, operator, value } = ruleSentence(node)
    return [field, operator, value].filter((part) => part !== '').join(' ')
  }
  return { nameOf, operatorName, ruleSentence, sentence }
}

function valueText({ operator, value }: FilterRule, resolved: ResolvedPath | null, and: string): string {
  const operand = operandOf(operator)
  if (operand === 'boolean') return ''
  const labelOf = (one: unknown): string => {
    const choice = resolved?.call === null ? resolved.field.choices?.find((option) => option.value === String(one)) : undefined
    return choice?.label ?? (typeof one === 'object' ? JSON.stringify(one) : String(one))
  }
  if (!Array.isArray(value)) return labelOf(value)
  return operand === 'pair' ? value.map(labelOf).join(` ${and} `) : value.map(labelOf).join(', ')
}
