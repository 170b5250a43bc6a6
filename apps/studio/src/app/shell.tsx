import { useQuery } from '@tanstack/react-query'
import { Outlet } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sessionQueries } from '../data/session.ts'
import { Dialog } from '../ui/dialog.tsx'
import { ShellContext } from '../ui/shell-context.ts'
import { storedNumber, storeNumber } from '../ui/stored-number.ts'
import { ModuleNavigation } from './module-navigation.tsx'
import { ModuleRail } from './module-rail.tsx'
import { NavigationPane } from './navigation-pane.tsx'
import { Palette } from './palette.tsx'
import { SessionDialog } from './session-dialog.tsx'
import styles from './shell.module.css'
import { ShortcutsDialog } from './shortcuts-dialog.tsx'
import { Tray } from './tray.tsx'
import { useGlobalKeys } from './use-global-keys.ts'

const foldedKey = 'recto.navigation-folded'

type Overlay = 'palette' | 'shortcuts' | 'navigation' | null

/** The frame around every page: module rail, navigation, page; and what opens over them. */
export function Shell(): ReactElement {
  const { t } = useTranslation()
  const [overlay, setOverlay] = useState<Overlay>(null)
  const [isFolded, setIsFolded] = useState(() => storedNumber(foldedKey) === 1)
  const close = (): void => setOverlay(null)
  const fold = (): void => {
    setIsFolded(!isFolded)
    storeNumber(foldedKey, isFolded ? 0 : 1)
  }
  useGlobalKeys({ onPalette: () => setOverlay('palette'), onHelp: () => setOverlay('shortcuts') })
  useQuery(sessionQueries.keepAlive())
  return (
    <ShellContext value={{ openNavigation: () => setOverlay('navigation') }}>
      <a className={styles['skip']} href="#page">
        {t('app.skipToContent')}
      </a>
      <div className={styles['shell']}>
        <ModuleRail onPalette={() => setOverlay('palette')} onShortcuts={() => setOverlay('shortcuts')} isFolded={isFolded} onFold={fold} />
        {!isFolded && <NavigationPane />}
        <div className={styles['page']} id="page">
          <Outlet />
        </div>
      </div>
      <Dialog isOpen={overlay === 'navigation'} onClose={close} title={t('navigation.label')} closeLabel={t('app.close')} place="sheet">
        <ModuleNavigation onNavigate={close} />
      </Dialog>
      <Palette isOpen={overlay === 'palette'} onClose={close} onShortcuts={() => setOverlay('shortcuts')} />
      <ShortcutsDialog isOpen={overlay === 'shortcuts'} onClose={close} />
      <Tray />
      <SessionDialog />
    </ShellContext>
  )
}
