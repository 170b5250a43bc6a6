import { useSearch } from '@tanstack/react-router'
import { Direction } from 'radix-ui'
import { type ReactElement, useLayoutEffect } from 'react'
import { actionSamples } from '../components/action-samples.tsx'
import { fieldSamples } from '../components/field-samples.tsx'
import styles from '../components/gallery.module.css'
import type { GallerySample } from '../components/gallery-sample.ts'
import { overlaySamples } from '../components/overlay-samples.tsx'
import { stateSamples } from '../components/state-samples.tsx'

const samples: readonly GallerySample[] = [...actionSamples, ...fieldSamples, ...overlaySamples, ...stateSamples]

/** Every primitive of `ui` in its states, for those who work on the studio; no navigation leads here. */
export function GalleryPage(): ReactElement {
  const { theme, dir = 'ltr' } = useSearch({ from: '/gallery' })
  useLayoutEffect(() => {
    const { documentElement: root } = document
    const before = { theme: root.dataset['theme'], dir: root.dir }
    if (theme !== undefined) root.dataset['theme'] = theme
    root.dir = dir
    return () => {
      root.dir = before.dir
      if (before.theme === undefined) delete root.dataset['theme']
      else root.dataset['theme'] = before.theme
    }
  }, [theme, dir])
  return (
    <Direction.Provider dir={dir}>
      <main className={styles['page']}>
        <h1 className={styles['title']}>Gallery</h1>
        {samples.map(({ name, Component }) => (
          <section key={name} aria-label={name} className={styles['section']}>
            <h2 className={styles['name']}>{name}</h2>
            <div className={styles['sample']}>
              <Component />
            </div>
          </section>
        ))}
      </main>
    </Direction.Provider>
  )
}
