import { useQueryClient } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import type { z } from 'zod'
import { contract } from '../organisations/contract.ts'
import { Refusal } from '../platform/refusal.ts'
import { AccountContext, hasUnsaved } from '../platform/ui/draft.tsx'
import { useKeyboard } from '../platform/ui/keys.tsx'
import { keptLanguage, Speaking, useWords } from '../platform/ui/language.tsx'
import { onSignedOut, useOperation } from '../platform/ui/office.tsx'
import { ErrorPanel } from '../platform/ui/states.tsx'
import { ToastLine, tell } from '../platform/ui/toast.tsx'
import { Frame } from './frame.tsx'
import { MeContext } from './me.ts'
import { router } from './router.tsx'
import { words } from './words.ts'

const SignInPage = lazy(async () => ({ default: (await import('./sign-in-page.tsx')).SignInPage }))
const SecondFactorPage = lazy(async () => ({
  default: (await import('./second-factor-page.tsx')).SecondFactorPage,
}))
const FirstPasswordPage = lazy(async () => ({ default: (await import('./password-page.tsx')).FirstPasswordPage }))

export type Me = z.output<typeof contract.me.output>

/** Who is there decides what is shown: the pages, the sign-in, or the sign-in over a page that keeps what was typed. */
export function App() {
  const [language, setLanguage] = useState(keptLanguage)
  useKeyboard()
  useLeaveGuard()
  return (
    <Speaking language={language} onChoose={setLanguage}>
      <Suspense fallback={<Frame />}>
        <Door />
      </Suspense>
      <ToastLine />
    </Speaking>
  )
}

function Door() {
  const t = useWords(words)
  const me = useOperation(contract.me, {})
  const answers = useQueryClient()
  const [hasExpired, setExpired] = useState(false)
  const [isEnrolling, setEnrolling] = useState(false)
  // Until the recovery codes are written down, whatever the office says meanwhile: they are shown only once.
  if (me.data?.mustEnrol && !isEnrolling) setEnrolling(true)
  useEffect(() => onSignedOut(() => setExpired(true)), [])

  const enter = async () => {
    const before = me.data?.login
    const now = await me.refetch()
    if (before === undefined && now.data) await land(now.data)
    if (before !== undefined && now.data && now.data.login !== before) {
      answers.clear()
      await land(now.data, '/')
      tell(t('sign-in.other'))
      await me.refetch()
    }
    setExpired(false)
    void answers.invalidateQueries()
  }
  if (me.data === undefined) {
    if (me.error instanceof Refusal) return <SignInPage onEntered={enter} />
    return me.isError ? <ErrorPanel failure={me.error} onRetry={() => void me.refetch()} /> : <Frame />
  }
  if (me.data.mustChange && !hasExpired)
    return <FirstPasswordPage login={me.data.login} onChanged={() => void me.refetch()} />
  if (isEnrolling && !hasExpired) return <SecondFactorPage onEnrolled={() => setEnrolling(false)} />
  return (
    <AccountContext value={me.data.login}>
      <Suspense fallback={null}>{hasExpired ? <SignInPage onEntered={enter} login={me.data.login} /> : null}</Suspense>
      <div hidden={hasExpired}>
        <MeContext value={me.data}>
          <RouterProvider router={router} />
        </MeContext>
      </div>
    </AccountContext>
  )
}

/** A worker begins with his own record, everybody else with what waits; an address that was asked for is kept. */
async function land({ personId }: Me, from = window.location.pathname) {
  if (from === '/') await router.navigate({ to: personId === null ? '/' : '/own', replace: true })
}

/** Closing the window with something not submitted asks once, in the browser's own words. The draft is kept anyway. */
function useLeaveGuard() {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (hasUnsaved()) event.preventDefault()
    }
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [])
}
