import purify from 'dompurify'
import type { ReactElement } from 'react'
import styles from './prose.module.css'

/** HTML that a person wrote, without anything that could run. Holds what makes it safe: load it lazily. */
export function SafeHtml({ html }: { readonly html: string }): ReactElement {
  const safe = { __html: purify.sanitize(html, { FORBID_TAGS: ['style', 'form'] }) }
  // biome-ignore lint/security/noDangerouslySetInnerHtml: what could run has been taken out
  return <div className={styles['prose']} dir="auto" dangerouslySetInnerHTML={safe} />
}
