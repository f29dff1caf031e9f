import type { OrderState } from './states-rules.ts'

/** What an order waits for, by the verb that does it. */
export const awaits = [
  ...(['open', 'issue', 'sign', 'handle', 'answer', 'rework', 'takeUp', 'check', 'close', 'extension'] as const),
  ...(['decide', 'nothing'] as const),
] as const
export type Awaited = (typeof awaits)[number]

const byState: Readonly<Partial<Record<OrderState, Awaited>>> = {
  ...{ draft: 'open', opened: 'issue', issued: 'sign', received: 'handle', working: 'answer', returned: 'rework' },
  ...{ fedBack: 'takeUp', checking: 'check', disputed: 'decide' },
}

/** The next step of an order. An extension that was asked for comes first; a passed check waits for closing. */
export function awaitedOf(order: {
  readonly state: OrderState
  readonly extensionAsked: boolean
  readonly passed: boolean | null
}): Awaited {
  if (order.extensionAsked) return 'extension'
  if (order.state === 'checking' && order.passed) return 'close'
  return byState[order.state] ?? 'nothing'
}
