import type { ReactElement } from 'react'
import { flagOption, oneOfOption } from '../../../model/read-options.ts'
import type { DisplayProps } from '../define-display.ts'
import styles from '../displays.module.css'
import { FilePicture } from '../file/file-picture.tsx'
import { readFileValue } from '../file/read-file-value.ts'
import { readUserValue } from './read-user-value.ts'

/** A user's picture or first letters, and the name; the email is the element's title. */
export function User({ value, options }: DisplayProps): ReactElement {
  const user = readUserValue(value)
  const shows = oneOfOption(options, 'display', ['both', 'avatar', 'name'])
  const isRound = flagOption(options, 'circle')
  const label = shows === 'avatar' ? user.name : ''
  return (
    <span className={styles['row']} title={user.email ?? user.name}>
      {shows !== 'name' &&
        (user.avatar === null ? (
          <span className={styles['initials']} data-round={isRound || undefined}>
            <span aria-hidden>{user.initials}</span>
            {label !== '' && <span className="rc-visually-hidden">{label}</span>}
          </span>
        ) : (
          <FilePicture file={{ ...readFileValue(user.avatar), type: 'image/*' }} isRound={isRound} label={label} />
        ))}
      {shows !== 'avatar' && <bdi className={styles['cut']}>{user.name}</bdi>}
    </span>
  )
}
