import { Folder } from 'lucide-react'
import { type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { folderTree } from '../../../library/model/folder-tree.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Tree } from '../../../ui/tree.tsx'
import { useFolders } from './use-folders.ts'

export interface MoveDialogProps {
  readonly isOpen: boolean
  readonly title: string
  /** Folders that can't be chosen. */
  readonly except?: ReadonlySet<string>
  readonly onClose: () => void
  readonly onChoose: (folder: string | null) => void
}

const top = ''

/** Chooses a folder, or the top of the library. */
export function MoveDialog({ isOpen, title, except = new Set(), onClose, onChoose }: MoveDialogProps): ReactElement {
  const { t } = useTranslation()
  const folders = useFolders()
  const [chosen, setChosen] = useState(top)
  const possible = folders.filter(({ id }) => !except.has(id))
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const open = new Set([top, ...possible.map(({ id }) => id)].filter((id) => !closed.has(id)))
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={title}
      closeLabel={t('app.close')}
      footer={
        <>
          <Button onClick={onClose}>{t('app.cancel')}</Button>
          <Button kind="primary" onClick={() => onChoose(chosen === top ? null : chosen)}>
            {t('files.moveHere')}
          </Button>
        </>
      }
    >
      <Tree
        label={t('files.folders')}
        nodes={[{ id: top, label: t('files.top'), children: folderTree(possible) }]}
        selected={chosen}
        onSelect={setChosen}
        open={open}
        onToggle={(id) => setClosed(new Set(closed.has(id) ? [...closed].filter((one) => one !== id) : [...closed, id]))}
        icon={() => <Folder aria-hidden />}
      />
    </Dialog>
  )
}
