// biome-ignore-all lint/a11y/useSemanticElements: the editor fills the group with blocks, which are no controls
import EditorJS from '@editorjs/editorjs'
import { type ReactElement, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Options } from '../../../model/model.ts'
import { flagOption, oneOfOption, textOption, textsOption, wordsOption } from '../../../model/read-options.ts'
import { classNames } from '../../../ui/class-names.ts'
import proseStyles from '../../../ui/prose.module.css'
import type { InterfaceProps } from '../define-interface.ts'
import interfaceStyles from '../interfaces.module.css'
import { blockTools, unknownBlocks, usualBlockTools } from './block-tools.ts'
import { areSameBlocks, type BlockValue, readBlocks, storedBlocks } from './block-value.ts'
import styles from './input-block-editor.module.css'

/** Text in blocks. Blocks that nothing here can show stay where they are. */
export function InputBlockEditor(props: InterfaceProps): ReactElement {
  const { value, field, options, control } = props
  const { t } = useTranslation()
  const place = useBlockEditor(props)
  const unknown = unknownBlocks(readBlocks(value).blocks.map((block) => block.type))
  return (
    <div className={interfaceStyles['stack']}>
      {unknown.length > 0 && <p className={interfaceStyles['note']}>{t('interfaces.unknownBlocks', { types: unknown.join(', ') })}</p>}
      <div
        ref={place}
        id={control.id}
        role="group"
        aria-label={field.title}
        aria-describedby={control['aria-describedby']}
        data-invalid={control['aria-invalid']}
        data-font={oneOfOption(options, 'font', ['sans-serif', 'serif', 'monospace'])}
        className={classNames(proseStyles['prose'], styles['editor'], flagOption(options, 'bordered', true) && styles['bordered'])}
      />
    </div>
  )
}

/** The editor in an element, for as long as the element is there. Another value from elsewhere takes the place of what is shown. */
function useBlockEditor({ value, onChange, options, isDisabled }: InterfaceProps) {
  const place = useRef<HTMLDivElement>(null)
  const editor = useRef<EditorJS | null>(null)
  const latest = useRef({ onChange, shown: readBlocks(value), options })
  useEffect(() => {
    latest.current.onChange = onChange
  })
  useEffect(() => {
    if (place.current === null) return
    const emit = (next: BlockValue): void => {
      if (areSameBlocks(next, latest.current.shown)) return
      latest.current.shown = next
      latest.current.onChange(storedBlocks(next))
    }
    const holder = place.current.appendChild(document.createElement('div'))
    const created = createEditor(holder, { ...latest.current, isDisabled, emit })
    editor.current = created
    return () => {
      editor.current = null
      void created.isReady.then(() => created.destroy()).finally(() => holder.remove())
    }
  }, [isDisabled])
  useEffect(() => {
    const next = readBlocks(value)
    if (areSameBlocks(next, latest.current.shown)) return
    latest.current.shown = next
    const shown = editor.current
    void shown?.isReady.then(() => shown.render({ ...next, blocks: next.blocks.map((block) => ({ ...block })) }))
  }, [value])
  return place
}

interface EditorFacts {
  readonly shown: BlockValue
  readonly options: Options
  readonly isDisabled: boolean
  readonly emit: (value: BlockValue) => void
}

function createEditor(holder: HTMLElement, { shown, options, isDisabled, emit }: EditorFacts): EditorJS {
  const used = shown.blocks.map((block) => block.type)
  return new EditorJS({
    holder,
    data: { ...shown, blocks: shown.blocks.map((block) => ({ ...block })) },
    tools: blockTools(textsOption(options, 'tools') ?? usualBlockTools, used, textOption(options, 'folder')),
    placeholder: wordsOption(options, 'placeholder') ?? false,
    readOnly: isDisabled,
    minHeight: 64,
    i18n: { direction: document.documentElement.dir === 'rtl' ? 'rtl' : 'ltr' },
    onChange: (api) => void api.saver.save().then(emit),
  })
}
