import type { Call } from '../../platform/operation.ts'
import { lineSaid } from './answer.ts'
import type { LineAt } from './contract.ts'
import { findPlace } from './place-store.ts'
import { readLines } from './read.ts'
import { findLineTarget } from './target-store.ts'

type Where = Pick<Call, 'db' | 'today' | 'calendar' | 'language'>

/** A line of an issued target as it stands at a place today; undefined where either is not there. */
export async function findLineAt(
  { db, today, calendar, language }: Where,
  lineNo: number,
  placeId: string,
): Promise<LineAt | undefined> {
  const found = await findLineTarget(db, lineNo)
  const place = await findPlace(db, 'all', placeId, today)
  if (!found || !place) return undefined
  const scope = { territory: { unit: place.id }, system: 'all' } as const
  const [read] = await readLines(db, {
    ...{ target: found.target, lines: [found.line], places: [place], root: place, asOf: today, today, calendar },
    ...{ scope, map: 'own', weeks: 'last' },
  })
  return read && lineSaid(read, null, language)
}
