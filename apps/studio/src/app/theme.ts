import { useSyncExternalStore } from 'react'

/** Light, dark, or what the system says. */
export type Theme = 'auto' | 'light' | 'dark'

const storageKey = 'recto.theme'
const listeners = new Set<() => void>()

/** Applies what was chosen on this device before; call it before the first paint. */
export function applyStoredTheme(): void {
  applyTheme(storedTheme())
}

/** The theme and how to change it. */
export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  return [useSyncExternalStore(subscribe, storedTheme), changeTheme]
}

function changeTheme(theme: Theme): void {
  localStorage.setItem(storageKey, theme)
  applyTheme(theme)
  for (const listener of listeners) listener()
}

function applyTheme(theme: Theme): void {
  if (theme === 'auto') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
}

function storedTheme(): Theme {
  const stored = localStorage.getItem(storageKey)
  return stored === 'light' || stored === 'dark' ? stored : 'auto'
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
