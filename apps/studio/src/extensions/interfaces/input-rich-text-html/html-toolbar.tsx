import { type Editor, useEditorState } from '@tiptap/react'
import { CodeXml, Film, Image, Link, Maximize, Minimize, Table } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Toolbar, ToolbarButton } from '../../../ui/toolbar.tsx'
import { type HtmlTool, htmlTools } from './html-tools.ts'
import { TextStyleTools } from './text-style-tools.tsx'
import { type ToolWord, toolWord } from './tool-words.ts'

export type DialogName = 'link' | 'image' | 'media'

export interface HtmlToolbarProps {
  readonly editor: Editor
  /** Stored names of the buttons, in their order. */
  readonly tools: readonly string[]
  readonly isFullscreen: boolean
  readonly onDialog: (name: DialogName) => void
  readonly onSource: () => void
  readonly onFullscreen: () => void
}

/** The buttons over the text. Names that stand for nothing here are left out: the browser's own keys cut, copy and paste. */
export function HtmlToolbar({ editor, tools, isFullscreen, onDialog, onSource, onFullscreen }: HtmlToolbarProps): ReactElement {
  const { t } = useTranslation()
  const special: Readonly<Record<string, { readonly icon: ReactElement; readonly run: () => void }>> = {
    customLink: { icon: <Link aria-hidden />, run: () => onDialog('link') },
    customImage: { icon: <Image aria-hidden />, run: () => onDialog('image') },
    customMedia: { icon: <Film aria-hidden />, run: () => onDialog('media') },
    table: { icon: <Table aria-hidden />, run: () => editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run() },
    code: { icon: <CodeXml aria-hidden />, run: onSource },
    fullscreen: { icon: isFullscreen ? <Minimize aria-hidden /> : <Maximize aria-hidden />, run: onFullscreen },
  }
  const names = tools.flatMap((name) => (name === 'ltr rtl' ? ['ltr', 'rtl'] : [name]))
  const label = (name: ToolWord): string => t(`interfaces.htmlTools.${name}`)
  return (
    <Toolbar label={t('interfaces.formatting')}>
      {names.map((name) => {
        const word = toolWord(name)
        const tool = htmlTools.get(name)
        if (word === null) return <TextStyleTools key={name} name={name} editor={editor} />
        if (tool !== undefined) return <ToolButton key={name} tool={tool} label={label(word)} editor={editor} />
        return (
          <ToolbarButton key={name} label={label(word)} onClick={() => special[name]?.run()}>
            {special[name]?.icon}
          </ToolbarButton>
        )
      })}
    </Toolbar>
  )
}

function ToolButton({ tool, label, editor }: { readonly tool: HtmlTool; readonly label: string; readonly editor: Editor }): ReactElement {
  const { isOn } = tool
  const isPressed = useEditorState({ editor, selector: (state) => isOn?.(state.editor) ?? false })
  const Icon = tool.icon
  return (
    <ToolbarButton label={label} {...(isOn !== undefined && { isOn: isPressed })} onClick={() => tool.run(editor)}>
      <Icon aria-hidden />
    </ToolbarButton>
  )
}
