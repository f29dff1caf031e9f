import { Refusal, type RefusalKind } from '../../platform/refusal.ts'
import type { Obstacle } from './move-rules.ts'

const kinds: Readonly<Record<string, RefusalKind>> = Object.fromEntries([
  ...[
    ...['duty-missing', 'not-the-recipient', 'own-unit', 'own-work', 'own-extension', 'took-part', 'drafter-signs'],
    ...['checker-closes', 'handler-checks'],
  ].map((code) => [`order.${code}`, 'forbidden'] as const),
  ...[
    ...['reason-missing', 'plan-missing', 'progress-missing', 'leader-missing', 'result-missing', 'reasons-missing'],
    ...['right-unit-missing', 'merge-target-missing', 'merge-source-missing', 'merge-differs', 'two-on-site'],
    ...['extension-too-long', 'no-proof-asked'],
  ].map((code) => [`order.${code}`, 'invalid'] as const),
])

/** An obstacle as the office's answer: forbidden for who asks, invalid for what was filled in, else the order's state. */
export const refusalOf = ({ code, facts }: Obstacle): Refusal => new Refusal(kinds[code] ?? 'conflict', code, facts)
