import { lazy, type ReactElement, type ReactNode, Suspense, useCallback, useState } from 'react'
import { ItemDrawerProvider, type ItemDrawerRequest } from '../../extensions/interfaces/item-drawer.ts'

// Most forms are left without opening a related item.
const ItemDrawer = lazy(async () => ({ default: (await import('./item-drawer.tsx')).ItemDrawer }))

/** Lets the interfaces of a form open related items beside it, and those of a drawer's form open drawers over it. */
export function ItemDrawerHost({ children }: { readonly children: ReactNode }): ReactElement {
  const [requests, setRequests] = useState<readonly ItemDrawerRequest[]>([])
  const open = useCallback((request: ItemDrawerRequest) => setRequests((last) => [...last, request]), [])
  return (
    <ItemDrawerProvider value={open}>
      {children}
      {requests.map((request, level) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a drawer is known by how deep it is, and only the last one closes
        <Suspense key={level} fallback={null}>
          <ItemDrawer request={request} onClosed={() => setRequests((last) => last.slice(0, level))} />
        </Suspense>
      ))}
    </ItemDrawerProvider>
  )
}
