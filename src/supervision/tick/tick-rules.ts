import type { PlainDate } from '../../platform/plain-date.ts'
import type { Light } from '../../targets/light.ts'
import { adviseLadder, type LadderState, type LadderStep } from '../ladder/ladder-rules.ts'
import { type Days, type Judged, settle } from '../lights/light-rules.ts'

export type SubjectKind = 'line' | 'task' | 'order' | 'unit'

/** Something that has a light: a line at a place, a task, an order, a unit. */
export interface Subject {
  readonly kind: SubjectKind
  readonly id: string
  /** Where it lies in the territory, and whose it is. */
  readonly unitId: string
  readonly systemId: string
  readonly name: string
  readonly dueOn: PlainDate | null
  readonly unsignedSince: PlainDate | null
  readonly orderDueOn: PlainDate | null
  readonly returned: number
  readonly reopened: number
}

/** What is shown of a subject, and since when. */
export interface ShownLight {
  readonly light: Light
  readonly better: number
  readonly since: PlainDate
  /** First day since which it was never better than today: red since and yellow since. */
  readonly worseSince: PlainDate
}

/** A change of what is shown: append-only history of a light. */
export interface LightChange {
  readonly subject: Subject
  readonly on: PlainDate
  readonly from: Light | null
  readonly to: Light
  readonly rule: string
  readonly facts: Judged['facts']
}

const bad = (light: Light): boolean => light === 'red' || light === 'yellow'

/** What is shown after a daily run found a light, and the change if there is one. */
export function runLight(
  subject: Subject,
  shown: ShownLight | undefined,
  found: Judged,
  on: PlainDate,
): { readonly shown: ShownLight; readonly change: LightChange | undefined } {
  const { light, better } = settle(shown, found.light)
  if (shown && light === shown.light) return { shown: { ...shown, better }, change: undefined }
  const worseSince = shown && bad(light) && bad(shown.light) ? shown.worseSince : on
  return {
    shown: { light, better, since: on, worseSince },
    change: { subject, on, from: shown?.light ?? null, to: light, rule: found.rule, facts: found.facts },
  }
}

export interface OpenLadder extends LadderState {
  readonly id: string
}

/** What the run does to a subject's ladder. */
export type LadderAct =
  | {
      readonly do: 'draft'
      readonly subject: Subject
      readonly step: LadderStep
      readonly because: string
      readonly light: Light
    }
  | {
      readonly do: 'end' | 'pause'
      readonly subject: Subject
      readonly ladder: OpenLadder
      readonly because: string
      readonly until: PlainDate | null
    }

/** The ladder's next act for a subject as it is shown; undefined when nothing is to be done. */
export function runLadder(
  subject: Subject,
  shown: ShownLight,
  ladder: OpenLadder | undefined,
  at: { readonly today: PlainDate; readonly days: Days; readonly noticedThisMonth: boolean },
): LadderAct | undefined {
  const { light, since, worseSince } = shown
  const facts = { ...subject, light, lightSince: since, worseSince, fraud: false, extendedUntil: null }
  const advice = adviseLadder(ladder, { ...facts, noticedThisMonth: at.noticedThisMonth }, at.today, at.days)
  if (advice.do === 'draft') return { do: 'draft', subject, step: advice.step, because: advice.because, light }
  if (!ladder || advice.do === 'wait') return undefined
  if (advice.do === 'pause') return { do: 'pause', subject, ladder, because: 'better', until: advice.until }
  return { do: 'end', subject, ladder, because: advice.because, until: null }
}
