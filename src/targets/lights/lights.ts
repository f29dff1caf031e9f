import type { Database } from '../../platform/database.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import type { WorkCalendar } from '../../platform/working-days.ts'
import { childPlaces, findPlace, leafPlaces } from '../cards/place-store.ts'
import { readLines } from '../cards/read.ts'
import { listLines, listTargets } from '../cards/target-store.ts'
import type { Light } from '../light.ts'

/** The light of a line at a place on a day, with the row and reason of §4.4 that gave it and the facts of its sentence. */
export interface LineLight {
  readonly line: string
  readonly lineNo: number
  readonly name: string
  readonly unit: string
  readonly placeId: string
  readonly place: string
  readonly light: Light
  readonly row: number
  readonly reason: string
  readonly facts: Readonly<Record<string, string>>
}

const EVERYTHING = { territory: 'all', system: 'all' } as const

/**
 * The lights of every issued line at the province, the prefectures and the counties on a day, as the cards would show them
 * then. Places without a part in a line, and those that nobody gave a share, have no light.
 */
export async function lightsOn(db: Database, day: PlainDate, calendar: WorkCalendar): Promise<LineLight[]> {
  const found: LineLight[] = []
  for (const target of await listTargets(db, 'all', day)) {
    if (target.fromOn > day) continue
    const root = await findPlace(db, 'all', target.placeId, day)
    if (!root) continue
    const below = [...(await childPlaces(db, 'all', root.id, day)), ...(await leafPlaces(db, 'all', root.id, day))]
    const places = [...new Map([root, ...below].map((place) => [place.id, place])).values()]
    const lines = (await listLines(db, [target.id])).filter(({ state }) => state === 'active')
    const asked = { target, lines, places, root, asOf: day, today: day, calendar, scope: EVERYTHING } as const
    for (const only of lines)
      for (const { row, place, standing } of await readLines(db, { ...asked, map: 'own', weeks: 'last', only })) {
        const { light, row: rule, reason, facts } = standing.light
        if (reason === 'not-applicable' || reason === 'no-target') continue
        found.push({
          ...{ line: row.code, lineNo: row.no, name: row.name, unit: row.unit },
          ...{ placeId: place.id, place: place.name, light, row: rule, reason, facts },
        })
      }
  }
  return found
}
