import { createContext, use } from 'react'
import type { Me } from './app.tsx'

export const MeContext = createContext<Me | null>(null)

/** Who is signed in. Only inside the shell. */
export function useMe(): Me {
  const me = use(MeContext)
  if (!me) throw new Error('nobody is signed in here')
  return me
}
