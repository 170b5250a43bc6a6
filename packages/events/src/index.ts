export {
  type ActionHandler,
  type EmittedEvent,
  EventBus,
  type EventBusOptions,
  type EventMeta,
  type FilterHandler,
  type InitHandler,
  type Unsubscribe,
} from './event-bus.ts'
export {
  type ActionEvent,
  actionEvents,
  type EventName,
  type FilterEvent,
  filterEvents,
  type InitEvent,
  type ItemAction,
  initEvents,
  itemActions,
  itemEventNames,
} from './event-names.ts'
