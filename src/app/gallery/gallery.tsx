import { QueryClientProvider } from '@tanstack/react-query'
import { createHashHistory, createRootRoute, createRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { createRoot } from 'react-dom/client'
import '../../platform/ui/tokens.css'
import '../../platform/ui/base.css'
import '../../platform/ui/print.css'
import '../shell.css'
import type { PlainDate } from '../../platform/plain-date.ts'
import type { Language } from '../../platform/refusal.ts'
import { AccountContext } from '../../platform/ui/draft.tsx'
import { useKeyboard } from '../../platform/ui/keys.tsx'
import { Speaking } from '../../platform/ui/language.tsx'
import { officeClient } from '../../platform/ui/office.tsx'
import { ToastLine } from '../../platform/ui/toast.tsx'
import type { Me } from '../app.tsx'
import { MeContext } from '../me.ts'
import type { NavEntry } from '../navigation.tsx'
import { Shell } from '../shell.tsx'
import { SignInPage } from '../sign-in-page.tsx'
import { ControlsPage } from './controls.tsx'
import { IntakePage } from './intake.tsx'
import { LargeMatrixSample } from './large-matrix.tsx'
import { MatrixSample } from './matrix.tsx'
import { RegisterPage } from './register.tsx'
import { RosterPage } from './roster.tsx'
import { StatesPage } from './states.tsx'
import { TargetPage } from './target.tsx'
import { TargetDrawer } from './target-drawer.tsx'
import { TodayPage } from './today.tsx'

/*
 * The kit on one screen, for looking at: `node src/app/gallery/look.ts` takes its pictures. Not part of the build.
 * All data here are invented.
 */
const me: Me = {
  login: 'gallery',
  name: '杨晓岚',
  postId: null,
  postTitle: '主任',
  unitId: null,
  unitName: '省产改办',
  personId: null,
  duties: [],
  posts: [],
  officeDay: '2021-06-30' as PlainDate,
  demo: true,
  mustChange: false,
  mustEnrol: false,
  territory: null,
}

const entry = (to: string, zh: string, en: string, sign: string, group: number): NavEntry => ({
  to,
  name: [zh, en],
  sign,
  initials: '',
  duty: null,
  group,
})

const entries = [
  entry('/', '今天要办', 'Today', '今', 1),
  entry('/intake', '政策', 'Policies', '政', 1),
  entry('/target', '目标', 'Targets', '目', 1),
  entry('/matrix', '任务', 'Tasks', '任', 1),
  entry('/matrix-large', '任务与县', 'Tasks by county', '县', 1),
  entry('/orders', '督办', 'Orders', '督', 1),
  entry('/roster', '培训', 'Training', '训', 2),
  entry('/funds', '资金', 'Funds', '资', 2),
  entry('/people', '人员', 'People', '人', 2),
  entry('/controls', '评审', 'Evaluation', '评', 2),
  entry('/states', '台账', 'Registers', '账', 2),
  entry('/bulletins', '简报', 'Bulletins', '报', 3),
  entry('/cockpit', '驾驶舱', 'Cockpit', '图', 3),
]

const counts = { '/': '9', '/intake': '1', '/orders': '3', '/roster': '2', '/controls': '4' }

const pages: readonly (readonly [path: string, component: () => ReactNode])[] = [
  ['/', TodayPage],
  ['/target', TargetPage],
  ['/intake', IntakePage],
  ['/matrix', MatrixSample],
  ['/matrix-large', LargeMatrixSample],
  ['/roster', RosterPage],
  ['/people', RegisterPage],
  ['/controls', ControlsPage],
  ['/states', StatesPage],
]

const root = createRootRoute({
  component: () => (
    <Shell
      entries={entries}
      counts={counts}
      complaintsTo="/"
      find={async (text) => [{ id: '1', kind: '人员', name: `李＊兰（${text}）`, detail: '宾川县', to: '/people' }]}
      drawer={(props) => <TargetDrawer {...props} />}
    />
  ),
})

const router = createRouter({
  routeTree: root.addChildren(
    pages.map(([path, component]) => createRoute({ getParentRoute: () => root, path, component })),
  ),
  history: createHashHistory(),
  parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
  stringifySearch: (search) => {
    const named = Object.entries(search).filter(([, value]) => value !== undefined)
    const text = new URLSearchParams(named.map(([name, value]) => [name, String(value)])).toString()
    return text === '' ? '' : `?${text}`
  },
})

function Gallery() {
  const [language, setLanguage] = useState<Language>(location.search === '?en' ? 'en' : 'zh')
  useKeyboard()
  return (
    <Speaking language={language} onChoose={setLanguage}>
      {location.search === '?sign-in' ? (
        <SignInPage onEntered={() => {}} />
      ) : (
        <AccountContext value={me.login}>
          <MeContext value={me}>
            <RouterProvider router={router} />
          </MeContext>
        </AccountContext>
      )}
      <ToastLine />
    </Speaking>
  )
}

const place = document.getElementById('office')
if (place) {
  createRoot(place).render(
    <QueryClientProvider client={officeClient()}>
      <Gallery />
    </QueryClientProvider>,
  )
}
