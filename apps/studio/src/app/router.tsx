import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router'
import { modelQuery } from '../data/model.ts'
import { permissionsQuery } from '../data/permissions.ts'
import { presetsQuery } from '../data/presets.ts'
import { sessionQueries } from '../data/session.ts'
import { parseLibrarySearch } from '../features/files/model/library-search.ts'
import { parseItemSearch } from '../features/items/model/item-search.ts'
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

const sharedRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/shared/$share',
  component: lazyRouteComponent(() => import('../features/items/routes/shared-item.tsx'), 'SharedItemPage'),
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
  loader: ({ context: { queryClient } }) =>
    Promise.all([
      queryClient.query({ ...modelQuery(), staleTime: 'static' }),
      queryClient.query({ ...permissionsQuery(), staleTime: 'static' }),
      queryClient.query({ ...presetsQuery(), staleTime: 'static' }),
    ]),
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
  validateSearch: parseItemSearch,
  component: lazyRouteComponent(() => import('../features/items/routes/item.tsx'), 'ItemPage'),
})

const filesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/files',
  validateSearch: parseLibrarySearch,
  component: lazyRouteComponent(() => import('../features/files/routes/library.tsx'), 'LibraryPage'),
})

const fileRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/files/$file',
  beforeLoad: ({ params: { file } }) => {
    if (file === 'all' || file === 'mine' || file === 'recent') throw redirect({ to: '/files', search: { in: file }, replace: true })
  },
  component: lazyRouteComponent(() => import('../features/files/routes/file.tsx'), 'FilePage'),
})

/** Addresses of folders as other clients of the platform write them. */
const folderRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/files/folders/$folder',
  beforeLoad: ({ params: { folder } }) => {
    throw redirect({ to: '/files', search: { folder }, replace: true })
  },
})

const routeTree = rootRoute.addChildren([
  setupRoute,
  loginRoute,
  sharedRoute,
  galleryRoute,
  shellRoute.addChildren([indexRoute, collectionsRoute, itemsRoute, itemRoute, filesRoute, fileRoute, folderRoute]),
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
    // `+` is the address of a new item.
    pathParamsAllowedCharacters: ['+'],
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createStudioRouter>
  }
}
