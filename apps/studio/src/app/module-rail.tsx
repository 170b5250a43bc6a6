import { Link } from '@tanstack/react-router'
import { Images, LayoutList, PanelLeftClose, PanelLeftOpen, Search } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useRights } from '../data/permissions.ts'
import { Brand } from '../ui/brand.tsx'
import { Button } from '../ui/button.tsx'
import { Tooltip } from '../ui/tooltip.tsx'
import styles from './module-rail.module.css'
import { UserMenu } from './user-menu.tsx'

export interface ModuleRailProps {
  readonly onPalette: () => void
  readonly onShortcuts: () => void
  /** Whether the navigation beside the rail is hidden. */
  readonly isFolded: boolean
  readonly onFold: () => void
}

/** The modules, at the start edge; at the foot of the page on a phone. */
export function ModuleRail({ onPalette, onShortcuts, isFolded, onFold }: ModuleRailProps): ReactElement {
  const { t } = useTranslation()
  const { canRead: canReadFiles } = useRights('directus_files')
  const foldLabel = t(isFolded ? 'navigation.expand' : 'navigation.collapse')
  return (
    <nav className={styles['rail']} aria-label={t('modules.label')}>
      <Link to="/content" className={styles['brand']} aria-label={t('app.name')} tabIndex={-1}>
        <Brand />
      </Link>
      <Tooltip label={t('modules.content')} side="right">
        <Link to="/content" className={styles['module']} activeProps={{ 'data-active': true }} aria-label={t('modules.content')}>
          <LayoutList aria-hidden />
        </Link>
      </Tooltip>
      {canReadFiles && (
        <Tooltip label={t('modules.files')} side="right">
          <Link to="/files" className={styles['module']} activeProps={{ 'data-active': true }} aria-label={t('modules.files')}>
            <Images aria-hidden />
          </Link>
        </Tooltip>
      )}
      <span className={styles['space']} />
      <Tooltip label={foldLabel} side="right">
        <Button kind="quiet" isIcon className={styles['fold']} aria-label={foldLabel} aria-expanded={!isFolded} onClick={onFold}>
          {isFolded ? <PanelLeftOpen aria-hidden /> : <PanelLeftClose aria-hidden />}
        </Button>
      </Tooltip>
      <Tooltip label={`${t('palette.open')}  ⌘K`} side="right">
        <Button kind="quiet" isIcon aria-label={t('palette.open')} onClick={onPalette}>
          <Search aria-hidden />
        </Button>
      </Tooltip>
      <UserMenu onShortcuts={onShortcuts} />
    </nav>
  )
}
