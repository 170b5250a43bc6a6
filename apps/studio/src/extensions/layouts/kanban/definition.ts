import { lazy } from 'react'
import { defineLayout } from '../define-layout.ts'
import { fieldChoice, isFile, isShort, pathsFor, textOption } from '../layout-fields.ts'
import { boardParts, canGroup } from './board-parts.ts'

const Kanban = lazy(async () => ({ default: (await import('./kanban.tsx')).Kanban }))

/** Columns of cards, one for each value of a field; a card that is moved gets the other value. */
export const kanbanLayout = defineLayout({
  name: 'kanban',
  suits: ({ model, collection }) => collection.keyFields.length > 0 && collection.fields.some((field) => canGroup(field, model)),
  fields: (context) => {
    const { group, image, text, date, title } = boardParts(context)
    return pathsFor(context.model, [group, image, text, date], [title])
  },
  choices: ({ model, collection, options }) => {
    const { group, text, image } = boardParts({ model, collection, options })
    return [
      fieldChoice(collection, { name: 'groupField', value: group?.name ?? '', suits: (field) => canGroup(field, model) }),
      fieldChoice(collection, { name: 'titleField', value: textOption(options, 'titleField') ?? '', suits: isShort }),
      fieldChoice(collection, { name: 'textField', value: text?.name ?? '', suits: isShort }),
      ...(collection.fields.some(isFile)
        ? [fieldChoice(collection, { name: 'imageSource', value: image?.name ?? '', suits: isFile })]
        : []),
    ]
  },
  Component: Kanban,
})
