import { isRequestError } from '@recto/sdk'
import { useTranslation } from 'react-i18next'

/** Words for anything that may fail, as the user should read them. */
export function useProblemText(): (error: unknown) => string {
  const { t } = useTranslation()
  return (error) => {
    if (isRequestError(error, 'NETWORK')) return t('problems.NETWORK')
    if (isRequestError(error, 'CONTENT_TOO_LARGE')) return t('problems.CONTENT_TOO_LARGE')
    if (isRequestError(error) && error.status === 413) return t('problems.CONTENT_TOO_LARGE')
    return t('problems.unknown', { message: error instanceof Error ? error.message : String(error) })
  }
}
