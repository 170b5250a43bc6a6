import { type ReactElement, type ReactNode, useId } from 'react'
import styles from './input.module.css'

/** What ties a control to its label, its hint and its problem. */
export interface FieldControl {
  readonly id: string
  readonly 'aria-invalid': true | undefined
  readonly 'aria-describedby': string | undefined
}

export interface FieldProps {
  readonly label: string
  readonly hint?: string | undefined
  /** What is wrong with the value, shown below it instead of the hint. */
  readonly problem?: string | undefined
  /** The control, given what names and describes it. */
  readonly children: (control: FieldControl) => ReactNode
}

/** A control with its label, and a hint or what is wrong below it. */
export function Field({ label, hint, problem, children }: FieldProps): ReactElement {
  const id = useId()
  const note = problem ?? hint
  return (
    <div className={styles['field']}>
      <label htmlFor={id} className={styles['label']}>
        {label}
      </label>
      {children({
        id,
        'aria-invalid': problem === undefined ? undefined : true,
        'aria-describedby': note === undefined ? undefined : `${id}-note`,
      })}
      {note !== undefined && (
        <p id={`${id}-note`} className={problem === undefined ? styles['hint'] : styles['problem']}>
          {note}
        </p>
      )}
    </div>
  )
}
