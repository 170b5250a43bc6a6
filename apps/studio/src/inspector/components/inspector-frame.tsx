import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../ui/dialog.tsx'
import { SidePane } from '../../ui/side-pane.tsx'
import styles from './inspector.module.css'
import { Inspector, type InspectorProps } from './inspector.tsx'
import type { InspectorState } from './use-inspector.ts'

/** The inspector beside the page, or over it where it is narrow. */
export function InspectorFrame({ state, ...inspector }: InspectorProps & { readonly state: InspectorState }): ReactElement | null {
  const { t } = useTranslation()
  if (state.isBeside) {
    if (!state.isOpen) return null
    return (
      <SidePane label={t('inspector.label')} edgeLabel={t('inspector.edge')} storageKey="recto.inspector-width">
        <Inspector {...inspector} />
      </SidePane>
    )
  }
  return (
    <Dialog isOpen={state.isOpen} onClose={state.toggle} title={t('inspector.label')} closeLabel={t('app.close')} place="end">
      <div className={styles['sheet']}>
        <Inspector {...inspector} />
      </div>
    </Dialog>
  )
}
