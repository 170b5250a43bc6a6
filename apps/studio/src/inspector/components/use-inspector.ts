import { useState } from 'react'
import { storedNumber, storeNumber } from '../../ui/stored-number.ts'
import { useMedia } from '../../ui/use-media.ts'

/** Whether the inspector is open, and where. */
export interface InspectorState {
  /** Beside the page; else it opens over it. */
  readonly isBeside: boolean
  readonly isOpen: boolean
  readonly toggle: () => void
}

const storageKey = 'recto.inspector-closed'

/** Beside the page it stays as it was left; over the page it opens only when asked for. */
export function useInspector(): InspectorState {
  const isBeside = useMedia('(min-width: 1025px)')
  const [isClosed, setIsClosed] = useState(() => storedNumber(storageKey) === 1)
  const [isSheetOpen, setIsSheetOpen] = useState(false)
  if (!isBeside) return { isBeside, isOpen: isSheetOpen, toggle: () => setIsSheetOpen(!isSheetOpen) }
  return {
    isBeside,
    isOpen: !isClosed,
    toggle: () => {
      storeNumber(storageKey, isClosed ? 0 : 1)
      setIsClosed(!isClosed)
    },
  }
}
