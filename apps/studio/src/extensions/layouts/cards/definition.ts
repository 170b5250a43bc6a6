import { lazy } from 'react'
import { defineLayout } from '../define-layout.ts'
import { fieldChoice, isFile, isShort, pathsFor, textOption } from '../layout-fields.ts'
import { cardParts } from './card-parts.ts'

const Cards = lazy(async () => ({ default: (await import('./cards.tsx')).Cards }))

/** Pictures with a title and a second line. */
export const cardsLayout = defineLayout({
  name: 'cards',
  suits: ({ collection }) => collection.keyFields.length > 0,
  fields: ({ model, collection, options }) => {
    const { image, title, subtitle } = cardParts({ model, collection, options })
    return pathsFor(model, [image], [title, subtitle])
  },
  choices: ({ model, collection, options }) => {
    const { image } = cardParts({ model, collection, options })
    return [
      ...(collection.fields.some(isFile)
        ? [fieldChoice(collection, { name: 'imageSource', value: image?.name ?? '', suits: isFile })]
        : []),
      fieldChoice(collection, { name: 'title', value: textOption(options, 'title') ?? '', suits: isShort, isTemplate: true }),
      fieldChoice(collection, { name: 'subtitle', value: textOption(options, 'subtitle') ?? '', suits: isShort, isTemplate: true }),
    ]
  },
  Component: Cards,
})
