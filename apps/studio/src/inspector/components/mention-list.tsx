// biome-ignore-all lint/a11y/useFocusableInteractive: the keyboard stays in the text, which names the active option by aria-activedescendant
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the keyboard stays in the text, which names the active option by aria-activedescendant
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { classNames } from '../../ui/class-names.ts'
import popoverStyles from '../../ui/popover.module.css'
import selectStyles from '../../ui/select.module.css'
import type { Mentioned } from '../model/mentions.ts'

export interface MentionListProps {
  readonly id: string
  readonly people: readonly Mentioned[]
  readonly active: number
  readonly onActive: (index: number) => void
  readonly onChoose: (person: Mentioned) => void
}

/** People who match the name that is being typed. */
export function MentionList({ id, people, active, onActive, onChoose }: MentionListProps): ReactElement {
  const { t } = useTranslation()
  return (
    <div id={id} role="listbox" className={popoverStyles['surface']} aria-label={t('inspector.people')}>
      {people.map((person, index) => (
        <div
          key={person.id}
          id={`${id}-${index}`}
          role="option"
          className={classNames(popoverStyles['item'], selectStyles['item'])}
          aria-selected={index === active}
          data-highlighted={index === active || undefined}
          onPointerMove={() => onActive(index)}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onChoose(person)}
        >
          <bdi>{person.name}</bdi>
        </div>
      ))}
    </div>
  )
}
