import type { ReactElement, ReactNode, TextareaHTMLAttributes } from 'react'
import { classNames } from './class-names.ts'
import styles from './framed-input.module.css'
import type { InputProps } from './input.tsx'

export interface FrameProps {
  /** Before the text: an icon. */
  readonly start?: ReactNode
  /** After the text: an icon, a count, a button. */
  readonly end?: ReactNode
  /** @default 'sans-serif' */
  readonly font?: 'sans-serif' | 'serif' | 'monospace'
}

/** A single line of text in a frame that holds an icon, a count or a button as well. */
export function FramedInput({ start, end, font, className, ...input }: InputProps & FrameProps): ReactElement {
  return (
    <span className={classNames(styles['frame'], className)} data-disabled={input.disabled || undefined}>
      {start}
      <input {...input} className={styles['input']} data-font={font} />
      {end}
    </span>
  )
}

/** Several lines of text in a frame, as tall as what is in it where the browser can. */
export function FramedArea({ end, font, ...area }: TextareaHTMLAttributes<HTMLTextAreaElement> & Omit<FrameProps, 'start'>): ReactElement {
  return (
    <span className={classNames(styles['frame'], styles['tall'])} data-disabled={area.disabled || undefined}>
      <textarea rows={4} dir="auto" {...area} className={classNames(styles['input'], styles['area'])} data-font={font} />
      {end !== undefined && <span className={styles['corner']}>{end}</span>}
    </span>
  )
}
