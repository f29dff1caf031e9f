import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { type ComponentType, lazy } from 'react'
import { isEligibilityFigure } from '../eligibility/pages/shared/eligibility-figure.ts'
import { isPlanFigure } from '../plans/figure-rules.ts'
import { useOperation } from '../platform/ui/office.tsx'
import { contract as today } from '../today/contract.ts'
import { isClassFigure } from '../training/pages/shared/class-figure.ts'
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
const pages: readonly Page[] = [
  { path: '/', load: () => import('../today/pages/today.tsx') },
  { path: '/policies', load: () => import('../policies/pages/policies.tsx') },
  { path: '/policies/$id', load: () => import('../policies/pages/policy.tsx') },
  { path: '/policies/$id/issue', load: () => import('../targets/pages/issue/issue.tsx') },
  { path: '/plans', load: () => import('../plans/pages/plans.tsx') },
  { path: '/plans/$id', load: () => import('../plans/pages/plan.tsx') },
  { path: '/plans/$id/tasks', load: () => import('../plans/pages/task-form.tsx') },
  { path: '/plans/$id/matrix', load: () => import('../plans/pages/matrix.tsx') },
  { path: '/tasks/$id', load: () => import('../plans/pages/task.tsx') },
  { path: '/tasks/$taskId/content', load: () => import('../plans/pages/task-form.tsx') },
  { path: '/cockpit', load: () => import('../cockpit/pages/cockpit.tsx') },
  { path: '/targets', load: () => import('../targets/pages/targets.tsx') },
  { path: '/targets/$code', load: () => import('../targets/pages/target.tsx') },
  { path: '/targets/$code/split', load: () => import('../targets/pages/split/split.tsx') },
  { path: '/supervision', load: () => import('../supervision/pages/orders.tsx') },
  { path: '/supervision/new', load: () => import('../supervision/pages/draft.tsx') },
  { path: '/supervision/rectifications', load: () => import('../supervision/pages/rectifications.tsx') },
  { path: '/supervision/inspections', load: () => import('../supervision/pages/inspections.tsx') },
  { path: '/supervision/inspections/$id', load: () => import('../supervision/pages/inspection.tsx') },
  { path: '/supervision/$id', load: () => import('../supervision/pages/order.tsx') },
  { path: '/supervision/$id/draft', load: () => import('../supervision/pages/draft.tsx') },
  { path: '/supervision/$id/check', load: () => import('../supervision/pages/check.tsx') },
  { path: '/training', load: () => import('../training/pages/classes.tsx') },
  { path: '/training/new', load: () => import('../training/pages/plan.tsx') },
  { path: '/training/$id', load: () => import('../training/pages/class.tsx') },
  { path: '/training/$id/plan', load: () => import('../training/pages/plan.tsx') },
  { path: '/training/$id/hours', load: () => import('../training/pages/hours.tsx') },
  { path: '/training/rosters/$id', load: () => import('../training/pages/receipt.tsx') },
  { path: '/people', load: () => import('../people/pages/people.tsx') },
  { path: '/people/new', load: () => import('../people/pages/register.tsx') },
  { path: '/people/merges', load: () => import('../people/merge/pages/merges.tsx') },
  { path: '/people/$id/merge/$other', load: () => import('../people/merge/pages/merge.tsx') },
  { path: '/people/words', load: () => import('../people/pages/appraisal-words/appraisal-words.tsx') },
  { path: '/people/drops', load: () => import('../people/pages/drops/drops.tsx') },
  { path: '/people/drops/$id', load: () => import('../people/pages/drops/receipt.tsx') },
  { path: '/people/$id', load: () => import('../people/pages/person.tsx') },
  { path: '/organisations', load: () => import('../organisations/pages/organisations.tsx') },
  { path: '/organisations/new', load: () => import('../organisations/pages/open-unit.tsx') },
  { path: '/organisations/pairings', load: () => import('../organisations/pages/pairings.tsx') },
  { path: '/organisations/$id', load: () => import('../organisations/pages/unit.tsx') },
  { path: '/complaints', load: () => import('../organisations/pages/complaints.tsx') },
  { path: '/eligibility', load: () => import('../eligibility/pages/eligibility.tsx') },
  { path: '/eligibility/rules/$id', load: () => import('../eligibility/pages/rule/rule.tsx') },
  { path: '/eligibility/people/$id', load: () => import('../eligibility/pages/person.tsx') },
  { path: '/own', load: () => import('../worker/pages/own.tsx') },
]

/** The navigation, in its order; `duty` is what the page's first operation asks for. */
const entries: readonly NavEntry[] = [
  { to: '/', name: ['今天要办', 'Today'], sign: '今', initials: 'jtyb', duty: null, group: 0 },
  { to: '/policies', name: ['政策', 'Policies'], sign: '政', initials: 'zc', duty: 'policy.read', group: 0 },
  { to: '/targets', name: ['目标', 'Targets'], sign: '目', initials: 'mb', duty: 'target.read', group: 0 },
  { to: '/plans', name: ['任务', 'Tasks'], sign: '任', initials: 'rw', duty: 'plan.read', group: 0 },
  { to: '/supervision', name: ['督查督办', 'Supervision'], sign: '督', initials: 'dcdb', duty: 'order.read', group: 0 },
  { to: '/own', name: ['我的', 'Mine'], sign: '我', initials: 'wd', duty: 'self.read', group: 1 },
  { to: '/training', name: ['培训', 'Training'], sign: '训', initials: 'px', duty: 'class.read', group: 1 },
  { to: '/people', name: ['人员', 'People'], sign: '人', initials: 'ry', duty: 'person.read', group: 1 },
  {
    ...{ to: '/eligibility', name: ['职业发展贯通', 'Career bridge'], sign: '贯', initials: 'zyfzgt' },
    ...{ duty: 'eligibility.read', group: 1 },
  },
  { to: '/organisations', name: ['组织', 'Organisations'], sign: '组', initials: 'zz', duty: 'unit.read', group: 1 },
  { to: '/cockpit', name: ['驾驶舱', 'Cockpit'], sign: '驾', initials: 'jsc', duty: 'target.read', group: 2 },
]

/** Fetched when somebody first searches. */
const find: Find = async (text, signal) => (await import('./find.ts')).find(text, signal)

const FigureDrawer = lazy(() => import('../targets/pages/drawer/figure-drawer.tsx'))

const EligibilityDrawer = lazy(() => import('../eligibility/pages/shared/eligibility-drawer.tsx'))

const PlanDrawer = lazy(() => import('../plans/pages/shared/plan-drawer.tsx'))

const ClassDrawer = lazy(() => import('../training/pages/shared/class-drawer.tsx'))

/** Numbers of targets open to their lines; those of a class and of a run of the rules to their people. */
const drawer = (props: FigureDrawerProps) =>
  isEligibilityFigure(props.figure) ? (
    <EligibilityDrawer figure={props.figure} onClose={props.onClose} />
  ) : isPlanFigure(props.figure) ? (
    <PlanDrawer figure={props.figure} onClose={props.onClose} />
  ) : isClassFigure(props.figure) ? (
    <ClassDrawer figure={props.figure} onClose={props.onClose} />
  ) : (
    <FigureDrawer {...props} />
  )

/** The shell with what waits for this post beside 今天要办. */
function House() {
  const waiting = useOperation(today.list, {})
  const counts = waiting.data && waiting.data.total !== '0' ? { '/': waiting.data.total } : {}
  return <Shell entries={entries} counts={counts} find={find} drawer={drawer} complaintsTo="/complaints" />
}

const root = createRootRoute({
  component: House,
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
