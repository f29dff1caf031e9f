import type { Call } from '../../platform/operation.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import { Refusal } from '../../platform/refusal.ts'
import { countOf } from '../amounts.ts'
import { completion, elapsed, gapInPoints } from '../pace.ts'
import { decimal } from '../ratio.ts'
import { cardsContract as contract, type LineAt, type PlaceAt } from './contract.ts'
import { card, places } from './routes.ts'

/** A target card as the command line prints it. */
export interface ShownTarget {
  readonly code: string
  readonly place: string
  readonly asOf: PlainDate
  readonly lines: readonly {
    readonly code: string
    readonly name: string
    readonly value: string | null
    readonly target: string | null
    readonly unit: string
    /** Percentage points against 时序, one place; null where there is nothing to compare. */
    readonly pace: number | null
    readonly light: string
    readonly forecast: { readonly low: string; readonly mid: string; readonly high: string } | null
    readonly ref: string
  }[]
  readonly places: readonly {
    readonly code: string
    readonly name: string
    readonly value: string | null
    readonly target: string | null
    readonly light: string
    readonly ref: string
  }[]
}

export interface ShowAsked {
  readonly code: string
  readonly place: string | undefined
  readonly asOf: PlainDate | undefined
}

/** The same card and places that the pages ask for. @throws Refusal target.absent | place.absent */
export async function showTarget(
  call: Pick<Call, 'db' | 'clerk' | 'today' | 'calendar' | 'language'>,
  { code, place, asOf }: ShowAsked,
): Promise<ShownTarget> {
  const { shape } = contract.card.input
  if (!shape.code.safeParse(code).success) throw new Refusal('absent', 'target.absent')
  if (!shape.place.safeParse(place).success) throw new Refusal('absent', 'place.absent')
  const asked = { code, map: 'own' as const, ...(place ? { place } : {}), ...(asOf ? { asOf } : {}) }
  const told = await card({ ...call, input: asked } as Call<typeof contract.card>)
  const below = await places({ ...call, input: { ...asked, depth: 'children' } } as Call<typeof contract.places>)
  return {
    ...{ code, place: told.at.code, asOf: told.asOf },
    lines: told.lines.map((line) => lineShown(line, told.asOf)),
    places: below.places.map(placeShown),
  }
}

function lineShown({ code, name, value, target, unit, light, forecast, ...line }: LineAt, asOf: PlainDate) {
  const text = ({ value: amount }: { value: string | null }) => amount!
  return {
    ...{ code, name, value: value.value, target: target.value, unit },
    pace: paceOf(value.value, target.value, unit, { from: line.from, to: line.to }, asOf),
    light: light.value,
    forecast: forecast && { low: text(forecast.low), mid: text(forecast.mid), high: text(forecast.high) },
    ref: value.ref,
  }
}

/** Rounded once, from the exact numbers. */
function paceOf(
  value: string | null,
  target: string | null,
  unit: string,
  period: { readonly from: PlainDate; readonly to: PlainDate },
  asOf: PlainDate,
): number | null {
  const done = value === null || target === null ? undefined : completion(countOf(value, unit), countOf(target, unit))
  return done ? Number(decimal(gapInPoints(done, elapsed(period, asOf)), 1)) : null
}

const placeShown = ({ place, value, target, light }: PlaceAt) => ({
  ...{ code: place.code, name: place.name, value: value.value, target: target.value },
  ...{ light: light.value, ref: value.ref },
})
