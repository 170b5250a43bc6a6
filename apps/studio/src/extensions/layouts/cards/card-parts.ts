import type { Options } from '../../../model/model.ts'
import type { LayoutContext } from '../define-layout.ts'
import { fieldOption, isFile, templateOption, textOption } from '../layout-fields.ts'

/** What is on a card. */
export function cardParts({ collection, options }: LayoutContext & { readonly options: Options }) {
  return {
    image: fieldOption(collection, options, { name: 'imageSource', suits: isFile }),
    title: templateOption(collection, options, 'title'),
    subtitle: textOption(options, 'subtitle') === null ? [] : templateOption(collection, options, 'subtitle'),
  }
}
