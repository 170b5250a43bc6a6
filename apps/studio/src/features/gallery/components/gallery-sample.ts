import type { ReactElement } from 'react'

/** One primitive in its states. */
export interface GallerySample {
  readonly name: string
  readonly Component: () => ReactElement
}
