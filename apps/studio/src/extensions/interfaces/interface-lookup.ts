import { createContext, use } from 'react'
import type { ModelField } from '../../model/model.ts'
import type { Interface } from './define-interface.ts'

type Lookup = (field: ModelField) => Interface | null

const LookupContext = createContext<Lookup>(() => null)

/** Provided by the form: an interface that shows fields of its own cannot import the registry it is listed in. */
export const InterfaceLookupProvider = LookupContext.Provider

/** Finds the interface of a field. */
export function useInterfaceLookup(): Lookup {
  return use(LookupContext)
}
