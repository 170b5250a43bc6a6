import type { Editor } from '@tiptap/core'
import {
  AlignCenter,
  AlignJustify,
  AlignLeft,
  AlignRight,
  Bold,
  Code,
  CodeXml,
  Heading1,
  Heading2,
  Heading3,
  Heading4,
  Heading5,
  Heading6,
  IndentDecrease,
  IndentIncrease,
  Italic,
  List,
  ListOrdered,
  type LucideIcon,
  Minus,
  PilcrowLeft,
  PilcrowRight,
  Quote,
  Redo,
  RemoveFormatting,
  SquareDashed,
  Strikethrough,
  Subscript,
  Superscript,
  TextSelect,
  Underline,
  Undo,
  Unlink,
} from 'lucide-react'

/** A button that changes the text by itself; those that ask something first are dialogs. */
export interface HtmlTool {
  readonly name: string
  readonly icon: LucideIcon
  readonly run: (editor: Editor) => void
  readonly isOn?: (editor: Editor) => boolean
}

type Level = 1 | 2 | 3 | 4 | 5 | 6
const headings = [Heading1, Heading2, Heading3, Heading4, Heading5, Heading6]

const marks: readonly HtmlTool[] = [
  { name: 'bold', icon: Bold, run: (editor) => editor.chain().focus().toggleBold().run(), isOn: (editor) => editor.isActive('bold') },
  {
    name: 'italic',
    icon: Italic,
    run: (editor) => editor.chain().focus().toggleItalic().run(),
    isOn: (editor) => editor.isActive('italic'),
  },
  {
    name: 'underline',
    icon: Underline,
    run: (editor) => editor.chain().focus().toggleUnderline().run(),
    isOn: (editor) => editor.isActive('underline'),
  },
  {
    name: 'strikethrough',
    icon: Strikethrough,
    run: (editor) => editor.chain().focus().toggleStrike().run(),
    isOn: (editor) => editor.isActive('strike'),
  },
  {
    name: 'subscript',
    icon: Subscript,
    run: (editor) => editor.chain().focus().toggleSubscript().run(),
    isOn: (editor) => editor.isActive('subscript'),
  },
  {
    name: 'superscript',
    icon: Superscript,
    run: (editor) => editor.chain().focus().toggleSuperscript().run(),
    isOn: (editor) => editor.isActive('superscript'),
  },
  {
    name: 'customInlineCode',
    icon: Code,
    run: (editor) => editor.chain().focus().toggleCode().run(),
    isOn: (editor) => editor.isActive('code'),
  },
  { name: 'removeformat', icon: RemoveFormatting, run: (editor) => editor.chain().focus().unsetAllMarks().clearNodes().run() },
  { name: 'unlink', icon: Unlink, run: (editor) => editor.chain().focus().unsetLink().run() },
]

const blocks: readonly HtmlTool[] = [
  ...headings.map((icon, index) => headingTool((index + 1) as Level, icon)),
  {
    name: 'customPre',
    icon: CodeXml,
    run: (editor) => editor.chain().focus().toggleCodeBlock().run(),
    isOn: (editor) => editor.isActive('codeBlock'),
  },
  {
    name: 'numlist',
    icon: ListOrdered,
    run: (editor) => editor.chain().focus().toggleOrderedList().run(),
    isOn: (editor) => editor.isActive('orderedList'),
  },
  {
    name: 'bullist',
    icon: List,
    run: (editor) => editor.chain().focus().toggleBulletList().run(),
    isOn: (editor) => editor.isActive('bulletList'),
  },
  {
    name: 'blockquote',
    icon: Quote,
    run: (editor) => editor.chain().focus().toggleBlockquote().run(),
    isOn: (editor) => editor.isActive('blockquote'),
  },
  { name: 'indent', icon: IndentIncrease, run: (editor) => editor.chain().focus().sinkListItem('listItem').run() },
  { name: 'outdent', icon: IndentDecrease, run: (editor) => editor.chain().focus().liftListItem('listItem').run() },
  { name: 'hr', icon: Minus, run: (editor) => editor.chain().focus().setHorizontalRule().run() },
  { name: 'ltr', icon: PilcrowRight, run: (editor) => setDirection(editor, 'ltr'), isOn: (editor) => editor.isActive({ dir: 'ltr' }) },
  { name: 'rtl', icon: PilcrowLeft, run: (editor) => setDirection(editor, 'rtl'), isOn: (editor) => editor.isActive({ dir: 'rtl' }) },
]

const aligns: readonly HtmlTool[] = [
  alignTool('alignleft', 'left', AlignLeft),
  alignTool('aligncenter', 'center', AlignCenter),
  alignTool('alignright', 'right', AlignRight),
  alignTool('alignjustify', 'justify', AlignJustify),
  { name: 'alignnone', icon: SquareDashed, run: (editor) => editor.chain().focus().unsetTextAlign().run() },
]

const whole: readonly HtmlTool[] = [
  { name: 'undo', icon: Undo, run: (editor) => editor.chain().focus().undo().run() },
  { name: 'redo', icon: Redo, run: (editor) => editor.chain().focus().redo().run() },
  { name: 'selectall', icon: TextSelect, run: (editor) => editor.chain().focus().selectAll().run() },
]

/** Every such button by its stored name. */
export const htmlTools: ReadonlyMap<string, HtmlTool> = new Map([...whole, ...marks, ...blocks, ...aligns].map((tool) => [tool.name, tool]))

/** The buttons there are unless the project chose others. */
export const usualHtmlTools: readonly string[] = [
  'bold italic underline h1 h2 h3 numlist bullist removeformat blockquote customLink customImage customMedia hr code fullscreen',
].flatMap((names) => names.split(' '))

function headingTool(level: Level, icon: LucideIcon): HtmlTool {
  return {
    name: `h${level}`,
    icon,
    run: (editor) => editor.chain().focus().toggleHeading({ level }).run(),
    isOn: (editor) => editor.isActive('heading', { level }),
  }
}

function alignTool(name: string, side: string, icon: LucideIcon): HtmlTool {
  return {
    name,
    icon,
    run: (editor) => editor.chain().focus().setTextAlign(side).run(),
    isOn: (editor) => editor.isActive({ textAlign: side }),
  }
}

function setDirection(editor: Editor, dir: 'ltr' | 'rtl'): void {
  editor.chain().focus().updateAttributes('paragraph', { dir }).updateAttributes('heading', { dir }).run()
}
