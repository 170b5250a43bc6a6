import { Plus, Trash2 } from 'lucide-react'
import { Button } from '../../../ui/button.tsx'
import { Menu, MenuCheck, MenuItem, MenuLabel, MenuSeparator } from '../../../ui/menu.tsx'
import { SplitButton } from '../../../ui/split-button.tsx'
import { Tooltip } from '../../../ui/tooltip.tsx'
import styles from './gallery.module.css'
import type { GallerySample } from './gallery-sample.ts'

const nothing = (): void => undefined
const roles = [
  'page',
  'sheet',
  'recess',
  'ink-strong',
  'ink',
  'ink-muted',
  'ink-faint',
  'accent',
  'accent-soft',
  'danger',
  'warning',
  'success',
]

export const actionSamples: readonly GallerySample[] = [
  {
    name: 'Colors by role',
    Component: () => (
      <>
        {roles.map((role) => (
          <div key={role} className={styles['swatch']}>
            <span style={{ background: `var(--rc-${role})` }} />
            {role}
          </div>
        ))}
      </>
    ),
  },
  {
    name: 'Button',
    Component: () => (
      <>
        <Button kind="primary">Save</Button>
        <Button>Export</Button>
        <Button kind="quiet">Discard</Button>
        <Button kind="danger">Delete 3 files</Button>
        <Button kind="primary" disabled>
          Save
        </Button>
        <Button isBusy>Saving…</Button>
        <Tooltip label="Add a file">
          <Button isIcon aria-label="Add a file">
            <Plus aria-hidden />
          </Button>
        </Tooltip>
      </>
    ),
  },
  {
    name: 'Split button',
    Component: () => (
      <>
        <SplitButton
          kind="primary"
          menuLabel="Other ways to save"
          onClick={nothing}
          menu={<MenuItem onSelect={nothing}>Save and stay</MenuItem>}
        >
          Save
        </SplitButton>
        <SplitButton
          menuLabel="Other ways to upload"
          disabled
          onClick={nothing}
          menu={<MenuItem onSelect={nothing}>From an address</MenuItem>}
        >
          Upload
        </SplitButton>
      </>
    ),
  },
  {
    name: 'Menu',
    Component: () => (
      <Menu align="start" trigger={<Button>Actions</Button>}>
        <MenuLabel>Three files</MenuLabel>
        <MenuItem onSelect={nothing} keys="F2">
          Rename
        </MenuItem>
        <MenuItem onSelect={nothing} disabled>
          Not now
        </MenuItem>
        <MenuCheck isChecked onChange={nothing}>
          Show sizes
        </MenuCheck>
        <MenuSeparator />
        <MenuItem onSelect={nothing} isDanger>
          <Trash2 aria-hidden />
          Delete
        </MenuItem>
      </Menu>
    ),
  },
]
