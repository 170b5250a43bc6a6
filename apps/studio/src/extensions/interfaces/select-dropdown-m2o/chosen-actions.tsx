import { ArrowUpRight, Eye, Pencil, X } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ModelCollection, ModelField } from '../../../model/model.ts'
import { flagOption } from '../../../model/read-options.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Button } from '../../../ui/button.tsx'
import { ButtonLink } from '../../../ui/button-link.tsx'
import { Tooltip } from '../../../ui/tooltip.tsx'
import styles from './many-to-one.module.css'
import type { ToOneField } from './use-to-one-field.ts'

export interface ChosenActionsProps {
  readonly toOne: ToOneField
  readonly related: ModelCollection
  readonly field: ModelField
  readonly isDisabled: boolean
  readonly onClear: () => void
}

/** What can be done with the chosen item. */
export function ChosenActions({ toOne, related, field, isDisabled, onClear }: ChosenActionsProps): ReactElement | null {
  const { t } = useTranslation()
  const { chosen, edit, canUpdate, name } = toOne
  if (chosen === null) return null
  const editLabel = t(canUpdate ? 'relations.edit' : 'relations.view', { name })
  const linked = flagOption(field.settings.options, 'enableLink') && !related.isSystem ? chosen.key : null
  return (
    <div className={styles['actions']}>
      {(chosen.state === 'new' || chosen.state === 'edited') && (
        <Badge tone="accent">{t(chosen.state === 'new' ? 'relations.new' : 'relations.changed')}</Badge>
      )}
      {linked !== null && (
        <Tooltip label={t('relations.open', { name })}>
          <ButtonLink
            kind="quiet"
            isIcon
            to="/content/$collection/$key"
            params={{ collection: related.name, key: linked }}
            aria-label={t('relations.open', { name })}
          >
            <ArrowUpRight aria-hidden />
          </ButtonLink>
        </Tooltip>
      )}
      {edit !== null && (
        <Tooltip label={editLabel}>
          <Button kind="quiet" isIcon aria-label={editLabel} onClick={edit}>
            {canUpdate ? <Pencil aria-hidden /> : <Eye aria-hidden />}
          </Button>
        </Tooltip>
      )}
      {!isDisabled && (
        <Tooltip label={t('relations.clear', { name: field.title })}>
          <Button kind="quiet" isIcon aria-label={t('relations.clear', { name: field.title })} onClick={onClear}>
            <X aria-hidden />
          </Button>
        </Tooltip>
      )}
    </div>
  )
}
