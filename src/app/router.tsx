import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { AbsentPage, BrokenPage } from './absent-page.tsx'
import type { Find } from './finder.tsx'
import type { NavEntry } from './navigation.tsx'
import { type FigureDrawerProps, Shell } from './shell.tsx'

/** A page of a room: its address and where its code lies. Each is fetched when it is first opened. */
interface Page {
  readonly path: `/${string}`
  readonly load: () => Promise<{ readonly default: ComponentType }>
}

/** Every page. A room adds its lines: { path: '/targets/$id', load: () => import('../targets/pages/target.tsx') }. */
const pages: readonly Page[] = []

/** The navigation, in its order; `duty` is what the page's first operation asks for. */
const entries: readonly NavEntry[] = []

/** What Ctrl+K asks besides the pages. */
const find: Find = async () => []

const drawer = (_: FigureDrawerProps) => null

const root = createRootRoute({
  component: () => <Shell entries={entries} find={find} drawer={drawer} complaintsTo={undefined} />,
  notFoundComponent: AbsentPage,
})

/** Addresses hold plain text: /people?text=123 is the text 123, not a number. */
export const router = createRouter({
  routeTree: root.addChildren(
    pages.map(({ path, load }) =>
      createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load) }),
    ),
  ),
  parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
  stringifySearch: (search) => {
    const named = Object.entries(search).filter(([, value]) => value !== undefined && value !== '')
    const text = new URLSearchParams(named.map(([name, value]) => [name, String(value)])).toString()
    return text === '' ? '' : `?${text}`
  },
  defaultErrorComponent: BrokenPage,
  defaultNotFoundComponent: AbsentPage,
  defaultPreload: 'intent',
  scrollRestoration: true,
})
