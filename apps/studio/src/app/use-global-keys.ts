import { useEffect, useEffectEvent } from 'react'

export interface GlobalKeys {
  readonly onPalette: () => void
  readonly onHelp: () => void
}

/** Keys that work on every page: ⌘K or Ctrl+K, and `?` outside of text. */
export function useGlobalKeys({ onPalette, onHelp }: GlobalKeys): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === 'k') {
      event.preventDefault()
      onPalette()
    } else if (event.key === '?' && !isTyping(event.target)) {
      onHelp()
    }
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onKey(event)
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [])
}

/** Whether keys go into a text right now. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}
