import { useLocation } from '@tanstack/react-router'
import { lazy, type ReactElement, Suspense } from 'react'
import { Navigation } from './navigation.tsx'

const FileNavigation = lazy(async () => {
  const { FileNavigation: Component } = await import('../features/files/components/file-navigation.tsx')
  return { default: Component }
})

/** The navigation of the module that is open. */
export function ModuleNavigation({ onNavigate }: { readonly onNavigate: () => void }): ReactElement {
  const { pathname } = useLocation()
  if (!/\/files(\/|$)/.test(pathname)) return <Navigation onNavigate={onNavigate} />
  return (
    <Suspense fallback={null}>
      <FileNavigation onNavigate={onNavigate} />
    </Suspense>
  )
}
