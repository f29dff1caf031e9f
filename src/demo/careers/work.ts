import { addDays, addMonths, type PlainDate, plainDate, yearOf } from '../../platform/plain-date.ts'
import type { Stream } from '../generator.ts'
import { OFFICE_DAY } from '../world.ts'
import type { Twist } from './cards.ts'
import type { NewAppraisal, NewEmployment, Workplace } from './records.ts'

/** A life at work: one trade, one present workplace, perhaps another before. */
export interface Working {
  readonly place: Workplace
  readonly before: Workplace
  readonly occupation: string
  readonly track: 'skill' | 'technical'
  readonly since: PlainDate
}

/** Three years of appraisals count in 2021; whoever came to his unit by then has been in one post. */
const SETTLED = plainDate('2017-06-30')
const MOVED = plainDate('2020-04-01')
const BREAK = { from: plainDate('2020-01-11'), to: plainDate('2020-11-20') }
const HOLE = { from: plainDate('2019-10-01'), to: plainDate('2020-01-31') }
const POSTS = { skill: '生产操作岗', technical: '技术管理岗' } as const
const APPRAISED = [2016, 2017, 2018, 2019, 2020]

/** Work without a day missing, unless the twist is one of the work. */
export function workOf(life: Working, twist: Twist, stream: Stream): NewEmployment[] {
  const stretch = (place: Workplace, fromOn: PlainDate, toOn: PlainDate | null) => ({
    ...{ ...place, fromOn, toOn, track: life.track, occupation: life.occupation, post: POSTS[life.track] },
    ...{ contract: stream.pick(['open', 'open', 'fixed', 'fixed', 'dispatch'] as const), verified: true },
  })
  const { since, place, before } = life
  if (twist === 'gap') {
    const pause = { unitId: null, unitName: null, post: null, track: 'none' as const, occupation: null, contract: null }
    return [
      stretch(place, since, addDays(BREAK.from, -1)),
      { ...pause, fromOn: BREAK.from, toOn: BREAK.to, verified: true },
      stretch(place, addDays(BREAK.to, 1), null),
    ]
  }
  if (twist === 'hole')
    return [stretch(place, since, addDays(HOLE.from, -1)), stretch(place, addDays(HOLE.to, 1), null)]
  const changed = twist === 'moved' ? addDays(MOVED, stream.whole(0, 200)) : changeOf(since, stream)
  const whole =
    changed === null
      ? [stretch(place, since, null)]
      : [stretch(before, since, addDays(changed, -1)), stretch(place, changed, null)]
  return twisted(whole, twist)
}

/** Twists of the present post: kind of work, or the occupation, not known; or moved to an office desk. */
function twisted(work: NewEmployment[], twist: Twist): NewEmployment[] {
  const present = work.at(-1)!
  const past = work.slice(0, -1)
  if (twist === 'track')
    return [...past, present.track === 'skill' ? { ...present, track: null } : { ...present, occupation: null }]
  if (twist !== 'elsewhere') return work
  const moved = plainDate('2019-03-01')
  const desk = { ...present, fromOn: moved, track: 'other' as const, occupation: null, post: '综合管理岗' }
  return [...past, { ...present, toOn: addDays(moved, -1) }, { ...desk, occupation: '企业人力资源管理师' }]
}

/** The day on which somebody changed his unit long ago; null: always the same one. */
function changeOf(since: PlainDate, stream: Stream): PlainDate | null {
  const first = addMonths(since, 24)
  if (first >= SETTLED || stream.chance(0.55)) return null
  const last = Number(SETTLED.slice(0, 4)) - Number(first.slice(0, 4))
  const day = addDays(addMonths(first, 12 * stream.whole(0, Math.max(0, last - 1))), stream.whole(0, 300))
  return day < SETTLED ? day : SETTLED
}

const RESULTS = { failed: ['basic', 'unqualified'], notRated: ['notRated'] } as const
const WORDS = ['称职', '良好', 'B']

/** A sheet for each year since he began; the twist spoils one of the last three. */
export function appraisalsOf(life: Working, twist: Twist, stream: Stream): NewAppraisal[] {
  const { occupation, since } = life
  const spoilt = stream.whole(2018, 2020)
  return APPRAISED.filter((year) => `${year}` > since.slice(0, 4)).flatMap((year): NewAppraisal[] => {
    const usual = stream.chance(0.15) ? ('excellent' as const) : ('qualified' as const)
    const place = twist === 'moved' && year < yearOf(MOVED) ? life.before : life.place
    const sheet = { ...place, year, occupation, result: usual, word: null, verified: true }
    if (year !== spoilt) return [sheet]
    if (twist === 'sheet') return []
    if (twist === 'word') return [{ ...sheet, result: null, word: stream.pick(WORDS), verified: false }]
    return [twist === 'failed' || twist === 'notRated' ? { ...sheet, result: stream.pick(RESULTS[twist]) } : sheet]
  })
}

/** How many days before the office day `months` end on it, or so many days after it where they are soon full. */
export function dayBefore(months: number, twist: Twist, stream: Stream): PlainDate {
  if (twist === 'leap') return plainDate('2016-02-29')
  if (twist === 'fresh') return addDays(OFFICE_DAY, -stream.whole(30, 330))
  const full = addMonths(OFFICE_DAY, -months)
  if (twist === 'gap') return addDays(full, -stream.whole(20, 150))
  if (twist !== 'soon') return addDays(full, -stream.whole(20, 900))
  const [from, to] = stream.pick([
    [1, 88],
    [95, 178],
    [185, 360],
  ] as const)
  return addDays(full, stream.whole(from, to))
}
