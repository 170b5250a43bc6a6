import { useEffect } from 'react'

/** Names the tab after its page. */
export function useDocumentTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Recto`
  }, [title])
}
