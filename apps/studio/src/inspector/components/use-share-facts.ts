import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'
import type { Share } from '../api/share-queries.ts'

/** A few words about a share: when, how often, and whether a password is asked for. */
export function useShareFacts(): (share: Share) => string {
  const { t } = useTranslation()
  const format = useFormat()
  const day = (value: string): string => format.date(new Date(value), { dateStyle: 'medium', timeStyle: 'short' })
  return (share) => {
    const count = share.times_used ?? 0
    const facts = [
      share.max_uses === null ? t('inspector.shareUsed', { count }) : t('inspector.shareUsedOf', { count, max: String(share.max_uses) }),
      share.password === null ? null : t('inspector.shareProtected'),
      share.date_start === null ? null : t('inspector.shareFrom', { when: day(share.date_start) }),
      share.date_end === null ? null : t('inspector.shareUntil', { when: day(share.date_end) }),
    ]
    return facts.filter((fact) => fact !== null).join(', ')
  }
}
