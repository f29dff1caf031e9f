import type { Language } from '../../platform/refusal.ts'
import { amountFigure, percentFigure, pointsFigure, rateFigure } from '../figures/figure.ts'
import type { Judgement } from '../light.ts'
import { lightSentence, lightWord } from '../light-sentence.ts'
import type { LineAt, PlaceAt } from './contract.ts'
import type { Place } from './place-store.ts'
import type { ReadLine } from './read.ts'
import { rateRatio } from './standing.ts'

export const placeSaid = ({ code, name, shortName, kind }: Place) => ({ code, name, shortName, kind })

export const lightSaid = (light: Judgement, unit: string, language: Language) => ({
  ...{ value: light.light, rule: light.word, word: lightWord(light, language) },
  sentence: lightSentence(light, unit, language),
})

/** A line at a place as the card shows it: every number a figure that opens. */
export function lineSaid(
  { row, standing, unsure, committed, base }: ReadLine,
  within: string | null,
  language: Language,
): LineAt {
  const { actual, target, due, required, recent, best, forecast } = standing
  return {
    ...{ code: row.code, name: row.name, within, unit: row.unit, counting: row.counting },
    ...{ comparator: standing.comparator, strength: row.strength, from: row.fromOn, to: row.toOn },
    value: amountFigure(base, 'value', actual),
    unsure: amountFigure({ ...base, unit: '条' }, 'unsure', unsure),
    target: amountFigure(base, 'target', target),
    committed: committed === null ? null : amountFigure(base, 'committed', committed),
    done: percentFigure(base, 'done', standing.done),
    gone: percentFigure(base, 'gone', standing.gone),
    gap: pointsFigure(base, 'gap', standing.gap),
    due: amountFigure(base, 'due', due),
    short: amountFigure(base, 'short', target === null ? null : target - actual),
    required: rateFigure(base, 'required', required),
    recent: rateFigure(base, 'recent', recent === undefined ? undefined : rateRatio(recent)),
    best: rateFigure(base, 'best', best && rateRatio(best.perDay)),
    workingDays: standing.daysLeft,
    forecast: forecast
      ? {
          low: amountFigure(base, 'low', forecast.low),
          mid: amountFigure(base, 'forecast', forecast.mid),
          high: amountFigure(base, 'high', forecast.high),
          reachedOn: forecast.reachedOn,
        }
      : null,
    feasibility: standing.feasibility ?? null,
    light: lightSaid(standing.light, row.unit, language),
  }
}

export function placeAtSaid(
  { row, place, standing, base }: ReadLine,
  parent: Place | undefined,
  language: Language,
): PlaceAt {
  return {
    place: placeSaid(place),
    parent: parent ? { code: parent.code, shortName: parent.shortName } : null,
    value: amountFigure(base, 'value', standing.unreported ? null : standing.actual),
    target: amountFigure(base, 'target', standing.target),
    done: percentFigure(base, 'done', standing.unreported ? undefined : standing.done),
    gap: pointsFigure(base, 'gap', standing.unreported ? undefined : standing.gap),
    required: rateFigure(base, 'required', standing.required),
    unreported: standing.unreported,
    light: lightSaid(standing.light, row.unit, language),
  }
}
