import type { ReactElement } from 'react'
import { StoredIcon } from '../../ui/icons/stored-icon.tsx'

/** The icon an option names, if it names one. */
export function OptionIcon({ name }: { readonly name: string | undefined }): ReactElement | null {
  return name === undefined ? null : <StoredIcon name={name} />
}
