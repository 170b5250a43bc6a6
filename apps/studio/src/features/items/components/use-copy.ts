import { useTranslation } from 'react-i18next'
import { useToast } from '../../../ui/toast.tsx'

/** Puts text on the clipboard and says so. */
export function useCopy(): (text: string) => Promise<void> {
  const { t } = useTranslation()
  const announce = useToast()
  return async (text) => {
    try {
      await navigator.clipboard.writeText(text)
      announce(t('item.copied'))
    } catch {
      announce(t('item.copyFailed'))
    }
  }
}
