import type { InputHTMLAttributes, ReactElement, ReactNode, TextareaHTMLAttributes } from 'react'
import { classNames } from './class-names.ts'
import { Field, type FieldProps } from './field.tsx'
import styles from './input.module.css'

export type InputProps = InputHTMLAttributes<HTMLInputElement>

/** A single line of text. */
export function Input({ className, ...rest }: InputProps): ReactElement {
  return <input {...rest} className={classNames(styles['input'], className)} />
}

export type TextFieldProps = InputProps & Omit<FieldProps, 'children'>

/** An input with its label, and a hint or what is wrong below it. */
export function TextField({ label, hint, problem, ...rest }: TextFieldProps): ReactElement {
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(control) => <Input {...rest} {...control} />}
    </Field>
  )
}

export type TextAreaFieldProps = TextareaHTMLAttributes<HTMLTextAreaElement> & Omit<FieldProps, 'children'>

/** Several lines of text, as tall as what is in it where the browser can, with its label. */
export function TextAreaField({ label, hint, problem, className, ...rest }: TextAreaFieldProps): ReactElement {
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(control) => <textarea rows={3} {...rest} {...control} className={classNames(styles['input'], styles['area'], className)} />}
    </Field>
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
