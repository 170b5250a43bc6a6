import { booleanInterface } from './boolean/definition.ts'
import { datetimeInterface } from './datetime/definition.ts'
import type { Interface } from './define-interface.ts'
import { headerInterface } from './header/definition.ts'
import { inputInterface } from './input/definition.ts'
import { inputAutocompleteApiInterface } from './input-autocomplete-api/definition.ts'
import { inputBlockEditorInterface } from './input-block-editor/definition.ts'
import { inputCodeInterface } from './input-code/definition.ts'
import { inputHashInterface } from './input-hash/definition.ts'
import { inputMultilineInterface } from './input-multiline/definition.ts'
import { inputRichTextHtmlInterface } from './input-rich-text-html/definition.ts'
import { inputRichTextMdInterface } from './input-rich-text-md/definition.ts'
import { listInterface } from './list/definition.ts'
import { presentationDividerInterface } from './presentation-divider/definition.ts'
import { presentationLinksInterface } from './presentation-links/definition.ts'
import { presentationNoticeInterface } from './presentation-notice/definition.ts'
import { selectColorInterface } from './select-color/definition.ts'
import { selectDropdownInterface } from './select-dropdown/definition.ts'
import { selectIconInterface } from './select-icon/definition.ts'
import { selectMultipleCheckboxInterface } from './select-multiple-checkbox/definition.ts'
import { selectMultipleCheckboxTreeInterface } from './select-multiple-checkbox-tree/definition.ts'
import { selectMultipleDropdownInterface } from './select-multiple-dropdown/definition.ts'
import { selectRadioInterface } from './select-radio/definition.ts'
import { sliderInterface } from './slider/definition.ts'
import { tagsInterface } from './tags/definition.ts'

/** Interfaces of texts, numbers and choices, and those that only show something, in the order they are listed where one is chosen. */
export const valueInterfaces: readonly Interface[] = [
  // Text and numbers
  inputInterface,
  inputMultilineInterface,
  inputAutocompleteApiInterface,
  inputCodeInterface,
  inputRichTextHtmlInterface,
  inputBlockEditorInterface,
  inputRichTextMdInterface,
  inputHashInterface,
  tagsInterface,
  // Selection
  booleanInterface,
  datetimeInterface,
  selectDropdownInterface,
  selectRadioInterface,
  selectMultipleDropdownInterface,
  selectMultipleCheckboxInterface,
  selectMultipleCheckboxTreeInterface,
  selectColorInterface,
  selectIconInterface,
  listInterface,
  sliderInterface,
  // Presentation
  headerInterface,
  presentationDividerInterface,
  presentationNoticeInterface,
  presentationLinksInterface,
]
