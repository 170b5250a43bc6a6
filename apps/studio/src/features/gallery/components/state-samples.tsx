import { Image } from 'lucide-react'
import { Badge } from '../../../ui/badge.tsx'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { KeyCap } from '../../../ui/key-cap.tsx'
import { Progress } from '../../../ui/progress.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import styles from './gallery.module.css'
import type { GallerySample } from './gallery-sample.ts'

export const stateSamples: readonly GallerySample[] = [
  {
    name: 'Progress',
    Component: () => (
      <div className={styles['column']}>
        <Progress label="Nothing yet" value={0} />
        <Progress label="Two thirds" value={2 / 3} />
        <Progress label="All" value={1} />
        <Progress label="Not known" value={null} />
      </div>
    ),
  },
  {
    name: 'Skeleton',
    Component: () => (
      <div className={styles['column']}>
        <Skeleton inlineSize="60%" />
        <Skeleton inlineSize="100%" blockSize="80px" />
      </div>
    ),
  },
  {
    name: 'Badge and key',
    Component: () => (
      <>
        <Badge>draft</Badge>
        <Badge tone="accent">View</Badge>
        <KeyCap>⌘K</KeyCap>
      </>
    ),
  },
  {
    name: 'Empty state',
    Component: () => (
      <EmptyState
        icon={<Image aria-hidden />}
        title="No files yet"
        text="Pictures, documents, sounds: drop them here."
        action={<Button kind="primary">Upload files</Button>}
      />
    ),
  },
]
