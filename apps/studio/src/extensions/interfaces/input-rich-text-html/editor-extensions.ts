import { Extension, mergeAttributes, Node } from '@tiptap/core'
import { Image } from '@tiptap/extension-image'
import { Subscript } from '@tiptap/extension-subscript'
import { Superscript } from '@tiptap/extension-superscript'
import { TableKit } from '@tiptap/extension-table'
import { TextAlign } from '@tiptap/extension-text-align'
import { TextStyleKit } from '@tiptap/extension-text-style'
import { StarterKit } from '@tiptap/starter-kit'

const blocks = ['paragraph', 'heading', 'blockquote', 'listItem', 'tableCell']

/** The direction of a block, and the id and class others may have given it, which are kept. */
const blockAttributes = Extension.create({
  name: 'blockAttributes',
  addGlobalAttributes: () => [
    { types: blocks, attributes: { dir: { default: null }, id: { default: null }, class: { default: null } } },
    { types: ['image', 'bulletList', 'orderedList', 'codeBlock'], attributes: { id: { default: null }, class: { default: null } } },
  ],
})

/** Films, sounds and pages of others in a frame. */
const media = Node.create({
  name: 'media',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({
    tag: { default: 'iframe', rendered: false },
    src: { default: null },
    width: { default: null },
    height: { default: null },
  }),
  parseHTML: () =>
    ['iframe', 'video', 'audio'].map((tag) => ({ tag, getAttrs: (element: HTMLElement) => ({ tag, src: sourceOf(element) }) })),
  renderHTML: ({ node, HTMLAttributes }) => {
    const tag = String(node.attrs['tag'])
    return [tag, mergeAttributes(HTMLAttributes, tag === 'iframe' ? { allowfullscreen: 'true' } : { controls: 'true' })]
  },
})

/** A picture keeps its size and how it is loaded. */
const image = Image.extend({
  addAttributes() {
    return { ...this.parent?.(), width: { default: null }, height: { default: null }, loading: { default: null } }
  },
})

/** Everything the editor can write. */
export const editorExtensions = [
  StarterKit.configure({ trailingNode: false, link: { openOnClick: false, HTMLAttributes: { rel: null, target: null } } }),
  TextStyleKit,
  TextAlign.configure({ types: ['heading', 'paragraph'] }),
  Subscript,
  Superscript,
  TableKit.configure({ table: { resizable: false } }),
  image.configure({ inline: true }),
  media,
  blockAttributes,
]

function sourceOf(element: HTMLElement): string | null {
  return element.getAttribute('src') ?? element.querySelector('source')?.getAttribute('src') ?? null
}
