import { Star } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../i18n/use-format.ts'
import { flagOption, numberOption } from '../../../model/read-options.ts'
import type { DisplayProps } from '../define-display.ts'
import styles from '../displays.module.css'
import { formatNumber } from '../number/format-number.ts'

const usualStars = 5
const mostStars = 20

/** Stars out of as many as the field's slider goes to; many, or on wish, as a number beside one star. */
export function Rating({ value, field, options }: DisplayProps): ReactElement {
  const { t } = useTranslation()
  const { locale } = useFormat()
  const most = Math.ceil(numberOption(field.settings.options, 'maxValue') ?? usualStars)
  const text = formatNumber(value, locale, true)
  if (flagOption(options, 'simple') || most > mostStars || most < 1) {
    return (
      <span className={styles['row']}>
        <Star aria-hidden className={styles['star']} />
        <span className={styles['number']}>{text}</span>
      </span>
    )
  }
  const filled = Math.min(1, Math.max(0, Number(value) / most))
  return (
    <span className={styles['stars']} role="img" aria-label={t('values.stars', { stars: text, most: String(most) })} title={text}>
      <Stars count={most} />
      <span className={styles['filled']} style={{ inlineSize: `${filled * 100}%` }}>
        <Stars count={most} />
      </span>
    </span>
  )
}

function Stars({ count }: { readonly count: number }): ReactElement {
  return (
    <span className={styles['starRow']}>
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one star is like the other
        <Star key={index} aria-hidden />
      ))}
    </span>
  )
}
