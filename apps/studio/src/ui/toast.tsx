import { X } from 'lucide-react'
import { Toast as Radix } from 'radix-ui'
import { createContext, type ReactElement, type ReactNode, useCallback, useContext, useState } from 'react'
import { classNames } from './class-names.ts'
import styles from './toast.module.css'

/** What a message offers, and what follows when it leaves. */
export interface ToastOptions {
  /** `alert` is announced at once and stays until it is dismissed. @default 'status' */
  readonly kind?: 'status' | 'alert'
  /** A way back, or onward. */
  readonly action?: { readonly label: string; readonly onSelect: () => void }
  /** Called when the message is gone and its action was not chosen. */
  readonly onGone?: () => void
}

type Announce = (message: string, options?: ToastOptions) => void

interface ShownToast extends ToastOptions {
  readonly id: number
  readonly message: string
}

const ToastContext = createContext<Announce>(() => undefined)

const passingMs = 4000
const undoableMs = 8000
const maxShown = 3

/** Says something in passing: `announce('Copied')`, or with a way back: `announce('3 files deleted', { action: … })`. */
export function useToast(): Announce {
  return useContext(ToastContext)
}

export interface ToastProviderProps {
  /** Accessible name of the place where messages appear. */
  readonly label: string
  readonly closeLabel: string
  readonly children: ReactNode
}

/** Wraps the application once; shows the latest messages for a few seconds, those with an action for longer. */
export function ToastProvider({ label, closeLabel, children }: ToastProviderProps): ReactElement {
  const [toasts, setToasts] = useState<readonly ShownToast[]>([])
  const announce = useCallback<Announce>((message, options = {}) => {
    setToasts((shown) => [...shown, { ...options, id: (shown.at(-1)?.id ?? 0) + 1, message }])
  }, [])
  const remove = useCallback((gone: ShownToast) => setToasts((shown) => shown.filter((toast) => toast.id !== gone.id)), [])
  return (
    <Radix.Provider label={label}>
      <ToastContext value={announce}>{children}</ToastContext>
      {toasts.slice(-maxShown).map((toast) => (
        <Message key={toast.id} toast={toast} closeLabel={closeLabel} onRemove={remove} />
      ))}
      <Radix.Viewport className={styles['viewport']} />
    </Radix.Provider>
  )
}

interface MessageProps {
  readonly toast: ShownToast
  readonly closeLabel: string
  readonly onRemove: (toast: ShownToast) => void
}

function Message({ toast, closeLabel, onRemove }: MessageProps): ReactElement {
  const { kind = 'status', action } = toast
  const isAlert = kind === 'alert'
  const finish = (isActionChosen: boolean): void => {
    onRemove(toast)
    if (isActionChosen) action?.onSelect()
    else toast.onGone?.()
  }
  return (
    <Radix.Root
      className={classNames(styles['toast'], isAlert && styles['alert'])}
      type={isAlert ? 'foreground' : 'background'}
      duration={durationOf(toast)}
      onOpenChange={(isOpen) => !isOpen && finish(false)}
    >
      <Radix.Title>{toast.message}</Radix.Title>
      {action !== undefined && (
        <Radix.Action asChild altText={action.label}>
          <button
            type="button"
            className={styles['action']}
            onClick={(event) => {
              event.preventDefault()
              finish(true)
            }}
          >
            {action.label}
          </button>
        </Radix.Action>
      )}
      {(action !== undefined || isAlert) && (
        <Radix.Close className={styles['close']} aria-label={closeLabel}>
          <X aria-hidden />
        </Radix.Close>
      )}
    </Radix.Root>
  )
}

function durationOf({ kind, action }: ShownToast): number {
  if (kind === 'alert') return Number.POSITIVE_INFINITY
  return action === undefined ? passingMs : undoableMs
}
