import { useEffect, useEffectEvent } from 'react'
import type { Form } from './form.ts'

export interface FormKeys {
  /** ⌘S, and ⇧⌘S with `isOther`. */
  readonly onSave: (isOther: boolean) => void
}

/** Keys of a form's page: ⌘S saves, ⌘Z and ⇧⌘Z go back and forth outside of texts, which have a way back of their own. */
export function useFormKeys(form: Form, { onSave }: FormKeys): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const action = isInDialog() ? null : actionOf(event)
    if (action === null) return
    event.preventDefault()
    if (action === 'undo') form.undo?.()
    else if (action === 'redo') form.redo?.()
    else onSave(action === 'saveOther')
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onKey(event)
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [])
}

function actionOf(event: KeyboardEvent): 'save' | 'saveOther' | 'undo' | 'redo' | null {
  if (!(event.metaKey || event.ctrlKey) || event.altKey) return null
  const key = `${event.shiftKey ? 'shift+' : ''}${event.key.toLowerCase()}`
  if (key === 's') return 'save'
  if (key === 'shift+s') return 'saveOther'
  if (isText(event.target)) return null
  if (key === 'z') return 'undo'
  return key === 'shift+z' || key === 'y' ? 'redo' : null
}

function isInDialog(): boolean {
  return (document.activeElement?.closest('[role="dialog"]') ?? null) !== null
}

function isText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || target.matches('textarea, input:not([type="checkbox"], [type="radio"], [type="range"])')
}
