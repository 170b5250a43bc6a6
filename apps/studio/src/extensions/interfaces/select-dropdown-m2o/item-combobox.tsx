import type { TFunction } from 'i18next'
import { List, Plus } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Item, itemKey } from '../../../model/item-key.ts'
import { ItemPicker } from '../../../relations/components/item-picker.tsx'
import { linkTo } from '../../../relations/model/chosen-item.ts'
import { itemName } from '../../../relations/model/item-choice.ts'
import { storeRecentItem } from '../../../relations/model/recent-items.ts'
import { useItemSearch } from '../../../relations/use-item-search.ts'
import { Button } from '../../../ui/button.tsx'
import { Combobox, type ComboboxOption } from '../../../ui/combobox.tsx'
import { ChosenActions } from './chosen-actions.tsx'
import styles from './many-to-one.module.css'
import { type ToOneField, type ToOneProps, useToOneField } from './use-to-one-field.ts'

/** Finds an item by typing, creates one, and shows what is chosen. */
export function ItemCombobox(props: ToOneProps): ReactElement {
  const { t } = useTranslation()
  const { related, model, field, control, isDisabled } = props
  const toOne = useToOneField(props)
  const { template, filter, chosen } = toOne
  const [isBrowsing, setIsBrowsing] = useState(false)
  const found = useItemSearch({ model, collection: related, template, filter })
  const choose = (item: Item): void => {
    storeRecentItem(related.name, itemKey(related, item) ?? '')
    props.onChange(linkTo(related, field, item))
  }
  const options = optionsOf(toOne, found.recent, found.items, { recent: t('relations.recent'), all: t('relations.all') })
  const known = new Map([...found.recent, ...found.items].map((item) => [itemKey(related, item), item]))
  const onChange = (key: string): void => {
    const item = known.get(key)
    if (item !== undefined) choose(item)
  }
  return (
    <div className={styles['row']}>
      <div className={styles['box']} data-new={chosen?.state === 'new' || undefined}>
        {toOne.canSelect ? (
          <Combobox
            {...control}
            text={toOne.name}
            options={options}
            actions={actionsOf(toOne, t, () => setIsBrowsing(true))}
            onSearch={found.search}
            onChange={onChange}
            listLabel={t('relations.options', { name: related.title })}
            noneLabel={found.isSearching ? t('relations.searching') : t('relations.none')}
            placeholder={t('relations.find', { name: related.title })}
            disabled={isDisabled}
          />
        ) : (
          <CreateOnly toOne={toOne} id={control.id} isDisabled={isDisabled} />
        )}
      </div>
      <ChosenActions toOne={toOne} related={related} field={field} isDisabled={isDisabled} onClear={() => props.onChange(null)} />
      {isBrowsing && (
        <ItemPicker
          {...{ model, collection: related, template, filter }}
          isMultiple={false}
          chosen={chosen?.key ?? null}
          onClose={() => setIsBrowsing(false)}
          onChoose={([item]) => {
            setIsBrowsing(false)
            if (item !== undefined) choose(item)
          }}
        />
      )}
    </div>
  )
}

function CreateOnly({
  toOne,
  id,
  isDisabled,
}: {
  readonly toOne: ToOneField
  readonly id: string
  readonly isDisabled: boolean
}): ReactElement {
  const { t } = useTranslation()
  const { chosen, create, name } = toOne
  if (chosen !== null || create === null)
    return (
      <output id={id} className={styles['shown']}>
        <bdi>{name}</bdi>
      </output>
    )
  return (
    <Button id={id} disabled={isDisabled} onClick={() => create('')}>
      <Plus aria-hidden />
      {t('relations.createNew')}
    </Button>
  )
}

function optionsOf(
  { related, template }: ToOneField,
  recent: readonly Item[],
  items: readonly Item[],
  groups: { readonly recent: string; readonly all: string },
): readonly ComboboxOption[] {
  const option = (item: Item, group: string | undefined): ComboboxOption => ({
    value: itemKey(related, item) ?? '',
    label: itemName(related, template, item),
    ...(group !== undefined && { group }),
  })
  const before = new Set(recent.map((item) => itemKey(related, item)))
  const others = items.filter((item) => !before.has(itemKey(related, item)))
  return [
    ...recent.map((item) => option(item, groups.recent)),
    ...others.map((item) => option(item, recent.length > 0 ? groups.all : undefined)),
  ]
}

function actionsOf(
  { related, create }: ToOneField,
  t: TFunction,
  browse: () => void,
): NonNullable<Parameters<typeof Combobox>[0]['actions']> {
  const browsing = {
    id: 'browse',
    label: () => t('relations.browse', { name: related.title }),
    icon: <List aria-hidden />,
    onSelect: browse,
  }
  if (create === null) return [browsing]
  const label = (typed: string): string =>
    typed === '' ? t('relations.createIn', { name: related.title }) : t('relations.create', { name: typed })
  return [{ id: 'create', label, icon: <Plus aria-hidden />, onSelect: create }, browsing]
}
