import { type RefObject, useEffect, useRef, useState } from 'react'

/** Whether an element has been on screen, to load its data only then. */
export function useInView<Target extends Element>(): readonly [RefObject<Target | null>, boolean] {
  const ref = useRef<Target>(null)
  const [wasSeen, setWasSeen] = useState(false)
  useEffect(() => {
    const element = ref.current
    if (element === null || wasSeen) return
    const observer = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && setWasSeen(true), {
      rootMargin: '100px',
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [wasSeen])
  return [ref, wasSeen]
}
