import { createContext, useContext } from 'react'

/** What a page may ask of the frame around it. */
export interface ShellActions {
  /** Shows the navigation where the window is too narrow to have it open. */
  openNavigation(): void
}

export const ShellContext = createContext<ShellActions>({ openNavigation: () => undefined })

/** The frame around the current page. */
export function useShell(): ShellActions {
  return useContext(ShellContext)
}
