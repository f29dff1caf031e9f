import type { PlainDate } from '../../platform/plain-date.ts'
import type { Days, Judged } from '../lights/light-rules.ts'
import type { OrderState } from '../orders/states-rules.ts'

interface OrderClock {
  readonly state: OrderState
  readonly dueOn: PlainDate | null
  readonly answeredOn: PlainDate | null
}

const NEAR = 3

/**
 * Row 10 of §4.4 with its rule and facts. The clock stops when proof is handed in: a slow checker turns nobody else's light
 * red.
 */
export function orderLightOf({ state, dueOn, answeredOn }: OrderClock, day: PlainDate, days: Days): Judged {
  if (state === 'closed') return { light: 'blue', rule: '10-closed', facts: {} }
  if (dueOn === null || state === 'cancelled' || state === 'merged')
    return { light: 'grey', rule: '1-not-applicable', facts: {} }
  const answered = answeredOn !== null && answeredOn <= day
  const clock = answered ? answeredOn : day
  if (clock > dueOn) return { light: 'red', rule: '10-overdue', facts: { due: dueOn } }
  if (answered) return { light: 'green', rule: '10-answered', facts: { answered: answeredOn, due: dueOn } }
  if (days.plus(day, NEAR) >= dueOn) return { light: 'yellow', rule: '10-near', facts: { due: dueOn, limit: NEAR } }
  return { light: 'green', rule: '10-in-time', facts: { due: dueOn } }
}
