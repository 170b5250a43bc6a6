import { Toast as Radix } from 'radix-ui'
import { createContext, type ReactElement, type ReactNode, useCallback, useContext, useState } from 'react'
import styles from './toast.module.css'

type Announce = (message: string) => void

const ToastContext = createContext<Announce>(() => undefined)

/** Says something in passing: `announce('Copied')`. */
export function useToast(): Announce {
  return useContext(ToastContext)
}

/** Wraps the application once; shows the latest message for a few seconds. */
export function ToastProvider({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactElement {
  const [toast, setToast] = useState<{ readonly id: number; readonly message: string } | null>(null)
  const announce = useCallback((message: string) => setToast((last) => ({ id: (last?.id ?? 0) + 1, message })), [])
  return (
    <Radix.Provider duration={4000} label={label}>
      <ToastContext value={announce}>{children}</ToastContext>
      {toast !== null && (
        <Radix.Root key={toast.id} className={styles['toast']} onOpenChange={(isOpen) => !isOpen && setToast(null)}>
          <Radix.Title>{toast.message}</Radix.Title>
        </Radix.Root>
      )}
      <Radix.Viewport className={styles['viewport']} />
    </Radix.Provider>
  )
}
