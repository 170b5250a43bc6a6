import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router'
import { modelQuery } from '../data/model.ts'
import { sessionQueries } from '../data/session.ts'
import { parseListSearch } from '../features/items/model/list-search.ts'
import { NotFound } from './not-found.tsx'
import { PageError } from './page-error.tsx'
import { Shell } from './shell.tsx'
import { ShellSkeleton } from './shell-skeleton.tsx'

interface RouterContext {
  readonly queryClient: QueryClient
}

const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: Outlet,
  notFoundComponent: NotFound,
  beforeLoad: async ({ context, location }) => {
    const { setupCompleted } = await context.queryClient.query({ ...sessionQueries.server(), staleTime: 'static' })
    if (!setupCompleted && location.pathname !== '/setup') throw redirect({ to: '/setup', replace: true })
    if (setupCompleted && location.pathname === '/setup') throw redirect({ to: '/', replace: true })
  },
})

const setupRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/setup',
  component: lazyRouteComponent(() => import('../features/account/routes/setup.tsx'), 'SetupPage'),
})

const loginRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/login',
  validateSearch: (search): { readonly redirect?: string } =>
    typeof search['redirect'] === 'string' ? { redirect: search['redirect'] } : {},
  component: lazyRouteComponent(() => import('../features/account/routes/login.tsx'), 'LoginPage'),
})

/** For those who work on the studio: nothing leads here. */
const galleryRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/gallery',
  validateSearch: ({ theme, dir }): { readonly theme?: 'light' | 'dark'; readonly dir?: 'ltr' | 'rtl' } => ({
    ...((theme === 'light' || theme === 'dark') && { theme }),
    ...((dir === 'ltr' || dir === 'rtl') && { dir }),
  }),
  component: lazyRouteComponent(() => import('../features/gallery/routes/gallery.tsx'), 'GalleryPage'),
})

const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  component: Shell,
  beforeLoad: async ({ context, location }) => {
    const me = await context.queryClient.query({ ...sessionQueries.me(), staleTime: 'static' })
    if (me === null) throw redirect({ to: '/login', search: location.href === '/' ? {} : { redirect: location.href }, replace: true })
  },
  loader: ({ context }) => context.queryClient.query({ ...modelQuery(), staleTime: 'static' }),
})

const indexRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/content', replace: true })
  },
})

const collectionsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/content',
  component: lazyRouteComponent(() => import('../features/collections/routes/collection-list.tsx'), 'CollectionListPage'),
})

const itemsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/content/$collection',
  validateSearch: parseListSearch,
  component: lazyRouteComponent(() => import('../features/items/routes/item-list.tsx'), 'ItemListPage'),
})

const itemRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/content/$collection/$key',
  component: lazyRouteComponent(() => import('../features/items/routes/item.tsx'), 'ItemPage'),
})

const routeTree = rootRoute.addChildren([
  setupRoute,
  loginRoute,
  galleryRoute,
  shellRoute.addChildren([indexRoute, collectionsRoute, itemsRoute, itemRoute]),
])

/** Every address of the studio. */
export function createStudioRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    basepath: import.meta.env.BASE_URL,
    context: { queryClient },
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultPendingComponent: ShellSkeleton,
    defaultErrorComponent: PageError,
    defaultNotFoundComponent: NotFound,
    scrollRestoration: false,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createStudioRouter>
  }
}
