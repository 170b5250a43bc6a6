import { X } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { type FieldPath, isQuantifier, resolvePath } from '../model/field-path.ts'
import type { Model, ModelCollection } from '../model/model.ts'
import { Button } from '../ui/button.tsx'
import { Select } from '../ui/select.tsx'
import { FieldButton } from './field-button.tsx'
import { type FilterRule, operandOf } from './filter-tree.ts'
import styles from './filters.module.css'
import { firstOperator, operatorsOf, valueType } from './operators-of.ts'
import { RuleValue } from './rule-value.tsx'
import { useSentences } from './use-sentences.ts'

export interface RuleEditorProps {
  readonly model: Model
  readonly collection: ModelCollection
  readonly rule: FilterRule
  readonly onChange: (rule: FilterRule) => void
  readonly onRemove: () => void
  readonly onSubmit: () => void
}

/** One condition: field, operator, value. */
export function RuleEditor({ model, collection, rule, onChange, onRemove, onSubmit }: RuleEditorProps): ReactElement {
  const { t } = useTranslation()
  const { operatorName } = useSentences(model, collection)
  const resolved = resolvePath(model, collection, rule.path)
  const operators = resolved === null ? [rule.operator] : [...new Set([...operatorsOf(resolved), rule.operator])]
  const changeOperator = (operator: string): void => onChange({ ...rule, operator, value: keptValue(rule, operator) })
  return (
    <li className={styles['rule']}>
      <div className={styles['ruleField']}>
        <FieldButton
          model={model}
          collection={collection}
          path={rule.path}
          onPick={(path) => onChange(ruleAt(model, collection, path) ?? rule)}
        />
        <Quantifier path={rule.path} onChange={(path) => onChange({ ...rule, path })} />
      </div>
      <Select
        aria-label={t('filters.operator')}
        value={rule.operator}
        options={operators.map((operator) => ({
          value: operator,
          label: operatorName(operator, resolved === null ? 'unknown' : valueType(resolved)),
        }))}
        onChange={changeOperator}
      />
      {resolved === null ? (
        <span />
      ) : (
        <RuleValue
          model={model}
          resolved={resolved}
          operator={rule.operator}
          value={rule.value}
          onChange={(value) => onChange({ ...rule, value })}
          onSubmit={onSubmit}
        />
      )}
      <Button kind="quiet" isIcon aria-label={t('filters.removeRule')} onClick={onRemove}>
        <X aria-hidden />
      </Button>
    </li>
  )
}

/** A new condition on what a path leads to. */
export function ruleAt(model: Model, collection: ModelCollection, path: FieldPath): FilterRule | null {
  const resolved = resolvePath(model, collection, path)
  return resolved === null ? null : { kind: 'rule', path, operator: firstOperator(resolved), value: null }
}

/** For lists of items: whether any or none of them has to match. */
function Quantifier({ path, onChange }: { readonly path: FieldPath; readonly onChange: (path: FieldPath) => void }): ReactElement | null {
  const { t } = useTranslation()
  const at = path.findIndex(isQuantifier)
  const current = path[at]
  if (current === undefined) return null
  const options = [
    { value: '_some', label: t('filters.some') },
    { value: '_none', label: t('filters.noneOf') },
  ]
  return (
    <Select aria-label={t('filters.quantifier')} value={current} options={options} onChange={(next) => onChange(path.with(at, next))} />
  )
}

function keptValue({ operator, value }: FilterRule, next: string): unknown {
  const [before, after] = [operandOf(operator), operandOf(next)].map((operand) => (operand === 'text' ? 'scalar' : operand))
  if (before === after) return value
  if (before === 'scalar' && after === 'list') return value === null || value === '' ? [] : [value]
  if (before === 'scalar' && after === 'pair') return [value, null]
  return Array.isArray(value) && after === 'scalar' ? (value[0] ?? null) : null
}
