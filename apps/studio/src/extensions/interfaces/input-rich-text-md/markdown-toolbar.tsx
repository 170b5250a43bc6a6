import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Options } from '../../../model/model.ts'
import { listOption, textOption, textsOption } from '../../../model/read-options.ts'
import { StoredIcon } from '../../../ui/icons/stored-icon.tsx'
import { Toolbar, ToolbarButton } from '../../../ui/toolbar.tsx'
import { insertBlock, type MarkdownEdit, wrapWith } from './markdown-edits.ts'
import { markdownTools, usualTools } from './markdown-tools.ts'

export interface MarkdownToolbarProps {
  readonly options: Options
  readonly onEdit: (edit: MarkdownEdit) => void
}

/** The buttons the project wants, in its order, and those of its own syntax. */
export function MarkdownToolbar({ options, onEdit }: MarkdownToolbarProps): ReactElement {
  const { t } = useTranslation()
  const wanted = textsOption(options, 'toolbar') ?? usualTools
  return (
    <Toolbar label={t('interfaces.formatting')}>
      {wanted.flatMap((name) => {
        const tool = markdownTools.find((one) => one.name === name)
        if (tool === undefined) return []
        const Icon = tool.icon
        return [
          <ToolbarButton key={name} label={t(`interfaces.tools.${tool.name}`)} onClick={() => onEdit(tool.edit)}>
            <Icon aria-hidden />
          </ToolbarButton>,
        ]
      })}
      {listOption(options, 'customSyntax').map((syntax) => (
        <ToolbarButton key={textOption(syntax, 'name')} label={textOption(syntax, 'name') ?? ''} onClick={() => onEdit(customEdit(syntax))}>
          <StoredIcon name={textOption(syntax, 'icon') ?? 'code'} />
        </ToolbarButton>
      ))}
    </Toolbar>
  )
}

function customEdit(syntax: Options): MarkdownEdit {
  const [prefix, suffix] = [textOption(syntax, 'prefix') ?? '', textOption(syntax, 'suffix') ?? '']
  if (syntax['box'] !== 'block') return wrapWith(prefix, suffix)
  return (state) => {
    const { from, to } = state.selection.main
    return insertBlock(`${prefix}\n${state.sliceDoc(from, to)}\n${suffix}`)(state)
  }
}
