import type { Editor } from '@tiptap/core'
import { safeAddress } from '../safe-address.ts'
import type { DialogName } from './html-toolbar.tsx'

/** What is typed in a dialog, by field. */
export type DialogValues = Readonly<Record<string, string | boolean>>

/** The texts each dialog asks for. */
export const dialogFields = {
  link: ['url', 'text', 'title'],
  image: ['url', 'alt', 'width', 'height'],
  media: ['url', 'width', 'height'],
} as const

/** What can be on or off in each dialog. */
export const dialogFlags = { link: ['newTab'], image: ['lazy'], media: [] } as const

/** What a dialog starts with: what the selected link, picture or film has. */
export function dialogValues(editor: Editor, name: DialogName): DialogValues {
  const { from, to } = editor.state.selection
  const attributes = editor.getAttributes(name)
  const at = (attribute: string): string => String(attributes[attribute] ?? '')
  if (name !== 'link')
    return { url: at('src'), alt: at('alt'), width: at('width'), height: at('height'), lazy: attributes['loading'] === 'lazy' }
  return {
    url: at('href'),
    text: editor.state.doc.textBetween(from, to, ' '),
    title: at('title'),
    newTab: attributes['target'] === '_blank',
  }
}

/** Puts what was typed into the text. Addresses that would run scripts are left out. */
export function applyDialog(editor: Editor, name: DialogName, values: DialogValues): void {
  const url = safeAddress(String(values['url'] ?? ''))
  if (url === null) return
  if (name === 'link') applyLink(editor, url, values)
  else
    editor
      .chain()
      .focus()
      .insertContent({ type: name, attrs: nodeAttributes(name, url, values) })
      .run()
}

function applyLink(editor: Editor, url: string, values: DialogValues): void {
  const attributes = { href: url, title: String(values['title'] ?? '') || null, target: values['newTab'] === true ? '_blank' : null }
  const text = String(values['text'] || url)
  const { from, to } = editor.state.selection
  const isSame = editor.state.doc.textBetween(from, to, ' ') === text
  if (editor.isActive('link') && from === to) editor.chain().focus().extendMarkRange('link').setLink(attributes).run()
  else if (isSame) editor.chain().focus().setLink(attributes).run()
  else
    editor
      .chain()
      .focus()
      .insertContent({ type: 'text', text, marks: [{ type: 'link', attrs: attributes }] })
      .run()
}

function nodeAttributes(name: DialogName, url: string, values: DialogValues) {
  const size = { width: values['width'] || null, height: values['height'] || null }
  if (name === 'media') return { ...size, src: url, tag: mediaTag(url) }
  return { ...size, src: url, alt: values['alt'] ?? '', loading: values['lazy'] === true ? 'lazy' : null }
}

function mediaTag(url: string): string {
  if (/\.(mp4|webm|ogv|mov)(\?|$)/i.test(url)) return 'video'
  return /\.(mp3|ogg|wav|m4a|flac)(\?|$)/i.test(url) ? 'audio' : 'iframe'
}
