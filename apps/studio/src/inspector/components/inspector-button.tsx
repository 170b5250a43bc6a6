import { PanelRight } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Tooltip } from '../../ui/tooltip.tsx'
import type { InspectorState } from './use-inspector.ts'

/** Shows and hides the inspector. */
export function InspectorButton({ state }: { readonly state: InspectorState }): ReactElement {
  const { t } = useTranslation()
  return (
    <Tooltip label={t('inspector.toggle')}>
      <Button kind="quiet" isIcon aria-label={t('inspector.toggle')} aria-pressed={state.isOpen} onClick={state.toggle}>
        <PanelRight aria-hidden />
      </Button>
    </Tooltip>
  )
}
