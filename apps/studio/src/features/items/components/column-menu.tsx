import { Columns3 } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ModelField } from '../../../model/model.ts'
import { Button } from '../../../ui/button.tsx'
import { Menu, MenuCheck, MenuItem, MenuSeparator } from '../../../ui/menu.tsx'

export interface ColumnMenuProps {
  readonly possible: readonly ModelField[]
  readonly shown: readonly ModelField[]
  /** `undefined`: the usual columns. */
  readonly onChange: (names: readonly string[] | undefined) => void
}

/** Chooses the columns of a list; they keep the order of the fields. */
export function ColumnMenu({ possible, shown, onChange }: ColumnMenuProps): ReactElement {
  const { t } = useTranslation()
  const names = new Set(shown.map((field) => field.name))
  const toggle = (name: string, isShown: boolean): void =>
    onChange(possible.filter((field) => (field.name === name ? isShown : names.has(field.name))).map((field) => field.name))
  return (
    <Menu
      trigger={
        <Button>
          <Columns3 aria-hidden />
          {t('items.columns')}
        </Button>
      }
    >
      {possible.map((field) => (
        <MenuCheck key={field.name} isChecked={names.has(field.name)} onChange={(isShown) => toggle(field.name, isShown)}>
          <bdi>{field.title}</bdi>
        </MenuCheck>
      ))}
      <MenuSeparator />
      <MenuItem onSelect={() => onChange(undefined)}>{t('items.resetColumns')}</MenuItem>
    </Menu>
  )
}
