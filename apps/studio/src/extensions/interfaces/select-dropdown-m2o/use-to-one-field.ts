import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useRights } from '../../../data/permissions.ts'
import type { Item } from '../../../model/item-key.ts'
import type { ModelCollection } from '../../../model/model.ts'
import { flagOption } from '../../../model/read-options.ts'
import { renderTemplate, type Template } from '../../../model/template.ts'
import { relationQueries } from '../../../relations/api/relation-queries.ts'
import { type ChosenItem, chosenItem, isNamed, linkTo, nestedValue } from '../../../relations/model/chosen-item.ts'
import { chosenTemplate, itemName, keyFilter, namedFields } from '../../../relations/model/item-choice.ts'
import { mergeItem } from '../../../relations/model/list-rows.ts'
import { resolveFilter } from '../../../relations/model/resolve-filter.ts'
import { namingField } from '../../../relations/model/search-filter.ts'
import type { InterfaceProps } from '../define-interface.ts'
import { useItemDrawer } from '../item-drawer.ts'

export interface ToOneProps extends InterfaceProps {
  readonly related: ModelCollection
}

/** What a to-one field holds and what can be done with it. */
export interface ToOneField {
  readonly related: ModelCollection
  readonly template: Template
  readonly filter: object | null
  readonly chosen: ChosenItem | null
  /** What the chosen item is called. */
  readonly name: string
  readonly canSelect: boolean
  /** Creates an item by this name; `null` when the caller may not. */
  readonly create: ((name: string) => void) | null
  /** Opens the chosen item; `null` when nothing is chosen or no drawer can be opened. */
  readonly edit: (() => void) | null
  readonly canUpdate: boolean
}

export function useToOneField(props: ToOneProps): ToOneField {
  const { related, field, value, stored, options, collection, item, isDisabled, onChange } = props
  const { t } = useTranslation()
  const rights = useRights(related.name)
  const openDrawer = useItemDrawer()
  const template = chosenTemplate(related, options['template'])
  const chosen = chosenItem(related, field, value, stored)
  const shown = useShownItem(props, chosen, template)
  const canCreate = rights.canCreate && flagOption(options, 'enableCreate', true) && openDrawer !== null && !isDisabled
  const naming = namingField(related, template)
  const open = (changes: Item): void =>
    openDrawer?.({
      collection: related.name,
      key: chosen?.key ?? null,
      changes,
      isReadonly: isDisabled || (chosen?.state !== 'new' && !rights.canUpdate),
      onApply: (next) => onChange(appliedValue(props, chosen, next)),
    })
  const create = (name: string): void =>
    openDrawer?.({
      collection: related.name,
      key: null,
      changes: naming === undefined || name === '' ? {} : { [naming.name]: name },
      onApply: (changes) => onChange(changes),
    })
  return {
    related,
    template,
    filter: resolveFilter(options['filter'], collection, item),
    chosen,
    name: nameOfChosen(chosen, shown, { related, template, newName: t('relations.newItem') }),
    canSelect: flagOption(options, 'enableSelect', true),
    create: canCreate ? create : null,
    edit: chosen === null || openDrawer === null ? null : () => open(chosen.changes),
    canUpdate: !isDisabled && (chosen?.state === 'new' || rights.canUpdate),
  }
}

/** The chosen item with what names it: read when the value alone does not say. */
function useShownItem({ related, model, field }: ToOneProps, chosen: ChosenItem | null, template: Template): Item {
  const fields = namedFields(model, related, template)
  const target = field.link?.field ?? null
  const filter = filterOf(related, target, chosen)
  const isEnough = chosen === null || chosen.state === 'new' || filter === null || isNamed(model, related, fields, chosen.item)
  const { data } = useQuery({
    ...relationQueries.some({ collection: related.name, fields, filter: filter ?? undefined }, 1),
    enabled: !isEnough,
  })
  return mergeItem(isEnough ? {} : (data?.[0] ?? {}), chosen?.item ?? {})
}

function filterOf(related: ModelCollection, target: string | null, chosen: ChosenItem | null): object | null {
  if (chosen === null) return null
  if (chosen.key !== null) return keyFilter(related, [chosen.key])
  const value = target === null ? undefined : chosen.item[target]
  return target === null || value === undefined ? null : { [target]: { _eq: value } }
}

/** Without changes left, a link is a plain link again. */
function appliedValue({ related, field, stored }: ToOneProps, chosen: ChosenItem | null, changes: Item): unknown {
  if (Object.keys(changes).length > 0 || chosen?.key == null) return nestedValue(related, chosen, changes)
  const before = chosenItem(related, field, stored, stored)
  return before?.key === chosen.key ? stored : linkTo(related, field, chosen.item)
}

function nameOfChosen(
  chosen: ChosenItem | null,
  shown: Item,
  { related, template, newName }: { related: ModelCollection; template: Template; newName: string },
): string {
  if (chosen === null) return ''
  return chosen.state === 'new' ? renderTemplate(template, shown) || newName : itemName(related, template, shown)
}
