import { Folder } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { useToast } from '../../../ui/toast.tsx'
import { Tree } from '../../../ui/tree.tsx'
import styles from './gallery.module.css'
import type { GallerySample } from './gallery-sample.ts'

export const overlaySamples: readonly GallerySample[] = [
  { name: 'Dialog and drawer', Component: DialogSample },
  { name: 'Tabs', Component: TabsSample },
  { name: 'Tree', Component: TreeSample },
  { name: 'Toast', Component: ToastSample },
]

function DialogSample(): ReactElement {
  const [open, setOpen] = useState<'center' | 'end' | null>(null)
  const close = (): void => setOpen(null)
  return (
    <>
      <Button onClick={() => setOpen('center')}>Open a dialog</Button>
      <Button onClick={() => setOpen('end')}>Open a drawer</Button>
      <Dialog
        isOpen={open !== null}
        place={open ?? 'center'}
        onClose={close}
        title="Delete the folder “Press”?"
        closeLabel="Close"
        footer={
          <>
            <Button onClick={close}>Keep it</Button>
            <Button kind="danger" onClick={close}>
              Delete
            </Button>
          </>
        }
      >
        <p>It has 12 files in 3 folders.</p>
      </Dialog>
    </>
  )
}

function TabsSample(): ReactElement {
  const [shown, setShown] = useState<'details' | 'usage'>('details')
  return (
    <div className={styles['column']}>
      <Tabs
        label="About the file"
        shown={shown}
        onChange={setShown}
        tabs={[
          { name: 'details', label: 'Details', content: <p>4,032 × 3,024</p> },
          { name: 'usage', label: 'Used by', content: <p>2 articles</p> },
        ]}
      />
    </div>
  )
}

const nodes = [
  { id: 'press', label: 'Press', children: [{ id: 'photos', label: 'Photos of the opening, by several photographers', children: [] }] },
  { id: 'archive', label: 'الأرشيف', children: [] },
]

function TreeSample(): ReactElement {
  const [selected, setSelected] = useState('photos')
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set(['press']))
  return (
    <div className={styles['column']}>
      <Tree
        label="Folders"
        nodes={nodes}
        selected={selected}
        onSelect={setSelected}
        open={open}
        onToggle={() => setOpen(new Set(open.size > 0 ? [] : ['press']))}
        icon={() => <Folder aria-hidden />}
      />
    </div>
  )
}

function ToastSample(): ReactElement {
  const announce = useToast()
  return (
    <>
      <Button onClick={() => announce('Copied to the clipboard')}>Say something</Button>
      <Button onClick={() => announce('3 files deleted', { action: { label: 'Undo', onSelect: () => announce('They are back') } })}>
        Offer a way back
      </Button>
      <Button onClick={() => announce('The upload failed: the disk is full.', { kind: 'alert' })}>Say what failed</Button>
    </>
  )
}
