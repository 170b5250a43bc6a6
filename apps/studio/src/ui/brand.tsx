import type { ReactElement } from 'react'

/** The mark: an open book, its right-hand page written on. */
export function Brand({ size = 22 }: { readonly size?: number }): ReactElement {
  return (
    <svg viewBox="0 0 24 24" width={size} height={size} fill="none" aria-hidden>
      <path d="M12 5v15" stroke="var(--rc-accent)" strokeWidth="1.5" />
      <path d="M12 5C10 3.6 6.5 3.2 3 3.6v15c3.500-.4 7 0 9 1.400" stroke="var(--rc-ink-faint)" strokeWidth="1.5" strokeLinejoin="round" />
      <path
        d="M12 5c2-1.400 5.500-1.800 9-1.400v15c-3.500-.4-7 0-9 1.400z"
        fill="var(--rc-accent)"
        stroke="var(--rc-accent)"
        strokeWidth="1.5"
        strokeLinejoin="round"
      />
      <path
        d="M14.800 9c1.200-.3 2.400-.4 3.600-.4M14.800 12.500c1.200-.3 2.400-.4 3.600-.4"
        stroke="var(--rc-accent-ink)"
        strokeWidth="1.3"
        strokeLinecap="round"
      />
    </svg>
  )
}
