import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { titleOf } from '../../../model/title-of.ts'
import { ChoiceSelect } from '../../../ui/choice-select.tsx'
import { knownMaterialNames } from '../../../ui/icons/material-names.ts'
import { StoredIcon } from '../../../ui/icons/stored-icon.tsx'
import { choiceWords } from '../choice-rows.tsx'
import type { InterfaceProps } from '../define-interface.ts'
import { textOf } from '../stored-text.ts'

const icons = knownMaterialNames.map((name) => ({ key: name, label: titleOf(name), icon: <StoredIcon name={name} /> }))

/** An icon, found by its name. Any name of Material Symbols can be typed: other programs may draw what this one does not know. */
export function SelectIcon({ value, onChange, field, control, isDisabled }: InterfaceProps): ReactElement {
  const { t } = useTranslation()
  const name = textOf(value)
  return (
    <ChoiceSelect
      {...control}
      text={
        name === '' ? null : (
          <>
            <StoredIcon name={name} />
            {titleOf(name)}
          </>
        )
      }
      placeholder={t('interfaces.chooseIcon')}
      disabled={isDisabled}
      choices={icons}
      chosen={[name]}
      hasSearch
      onChoose={onChange}
      onOther={(text) => onChange(text.toLowerCase().replace(/[\s-]+/g, '_'))}
      onClear={field.isRequired ? undefined : () => onChange(null)}
      clearLabel={t('interfaces.clear')}
      words={choiceWords(t, field.title)}
    />
  )
}
