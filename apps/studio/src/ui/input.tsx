import { type InputHTMLAttributes, type ReactElement, type ReactNode, useId } from 'react'
import { classNames } from './class-names.ts'
import styles from './input.module.css'

export type InputProps = InputHTMLAttributes<HTMLInputElement>

/** A single line of text. */
export function Input({ className, ...rest }: InputProps): ReactElement {
  return <input {...rest} className={classNames(styles['input'], className)} />
}

export interface TextFieldProps extends InputProps {
  readonly label: string
  readonly hint?: string | undefined
  /** What is wrong with the value, shown below it. */
  readonly problem?: string | undefined
}

/** An input with its label, and a hint or what is wrong below it. */
export function TextField({ label, hint, problem, ...rest }: TextFieldProps): ReactElement {
  const id = useId()
  const note = problem ?? hint
  return (
    <div className={styles['field']}>
      <label htmlFor={id} className={styles['label']}>
        {label}
      </label>
      <Input
        {...rest}
        id={id}
        aria-invalid={problem !== undefined || undefined}
        aria-describedby={note === undefined ? undefined : `${id}-note`}
      />
      {note !== undefined && (
        <p id={`${id}-note`} className={problem === undefined ? styles['hint'] : styles['problem']}>
          {note}
        </p>
      )}
    </div>
  )
}

export interface SearchInputProps extends InputProps {
  readonly icon: ReactNode
}

/** An input with an icon at its start. Name it with `aria-label`. */
export function SearchInput({ icon, className, ...rest }: SearchInputProps): ReactElement {
  return (
    <div className={classNames(styles['search'], className)}>
      {icon}
      <Input {...rest} type="search" />
    </div>
  )
}
