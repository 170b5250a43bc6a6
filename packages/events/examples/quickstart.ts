import { EventBus, itemEventNames } from '@recto/events'

const bus = new EventBus<{ user: string }>({ onHandlerError: (error, event) => console.error(event, error) })

bus.onFilter('*.items.create', (payload, meta) => ({ ...(payload as object), in: meta['collection'] }))
bus.onAction('items.create', (meta, { user }) => console.log(`${user} made ${JSON.stringify(meta['payload'])}`))

const created = { events: itemEventNames('books', 'create'), meta: { collection: 'books' }, context: { user: 'Ada' } }
const payload = await bus.filter({ title: 'Emma' }, created)
bus.emit({ ...created, meta: { collection: 'books', payload, key: 1 } })
await bus.settled()
