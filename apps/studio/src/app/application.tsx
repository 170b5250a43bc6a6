import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { Direction } from 'radix-ui'
import { type ReactElement, useState } from 'react'
import { I18nextProvider } from 'react-i18next'
import { createI18n } from '../i18n/i18n.ts'
import { ToastProvider } from '../ui/toast.tsx'
import { TooltipProvider } from '../ui/tooltip.tsx'
import { createQueryClient } from './query-client.ts'
import { createStudioRouter } from './router.tsx'

/** The whole studio: everything that lives as long as the tab does. */
export function Application(): ReactElement {
  const [{ i18n, queryClient, router }] = useState(createLife)
  return (
    <I18nextProvider i18n={i18n}>
      <QueryClientProvider client={queryClient}>
        <Direction.Provider dir={i18n.dir()}>
          <TooltipProvider>
            <ToastProvider label={i18n.t('app.notifications')} closeLabel={i18n.t('app.close')}>
              <RouterProvider router={router} />
            </ToastProvider>
          </TooltipProvider>
        </Direction.Provider>
      </QueryClientProvider>
    </I18nextProvider>
  )
}

function createLife() {
  const queryClient = createQueryClient()
  return { i18n: createI18n(), queryClient, router: createStudioRouter(queryClient) }
}
