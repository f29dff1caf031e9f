import { addDays, addMonths, type PlainDate, plainDate } from '../../platform/plain-date.ts'
import type { Stream } from '../generator.ts'
import { OFFICE_DAY } from '../world.ts'
import type { Card, HeldTitle, SkilledLevel, Twist } from './cards.ts'
import { type Career, NOTHING } from './career.ts'
import type { NewHonour, NewSkillCertificate, NewTitle, Workplace } from './records.ts'
import { standardYearsTo, type Trade, tradeIn, unmappedTrade } from './trades.ts'
import { appraisalsOf, dayBefore, type Working, workOf } from './work.ts'

/** Who gets a career: born when, working where. */
export interface Newcomer {
  readonly birth: PlainDate
  readonly place: Workplace
  readonly before: Workplace
  readonly industry: string | null
  readonly employed: boolean
}

const LADDER = ['junior', 'intermediate', 'senior', 'technician', 'seniorTechnician'] as const
const TITLES = ['assistant', 'middle', 'viceSenior'] as const
/** Months of work after a certificate: 96-2-1 to 96-2-3; a lower one leads to no title. */
const MONTHS_AFTER = { junior: 24, intermediate: 24, senior: 24, technician: 36, seniorTechnician: 48 } as const
const LEVEL_OF = { assistant: 'senior', middle: 'technician', viceSenior: 'seniorTechnician' } as const
const HONOURS = [
  { name: '县级技术能手', rank: 'county' },
  { name: '州（市）级技术能手', rank: 'prefecture' },
  { name: '省级技术能手', rank: 'province' },
] as const
/** Nobody is engaged for a level by a unit he had not come to yet. */
const SETTLED = plainDate('2017-07-01')
const REVOKED = plainDate('2020-03-16')

/** The career that a card tells, fitted into the life of the person. */
export function careerOf(card: Card, who: Newcomer, stream: Stream): Career {
  if (card.path === 'nothing') return NOTHING
  if (card.path === 'ordinary') return ordinary(who, stream)
  const twist = stream.pick(card.twists)
  const trade = twist === 'unmapped' ? unmappedTrade(stream) : tradeIn(who.industry, stream)
  const employerName = who.place.unitId === null ? who.place.unitName : null
  const told =
    card.path === 'skill'
      ? skilled(card.level, { who, twist, trade, stream })
      : titled(card.path === 'title' ? card.title : 'assistant', card.path === 'next', { who, twist, trade, stream })
  return { ...told, employerName }
}

interface Telling {
  readonly who: Newcomer
  readonly twist: Twist
  readonly trade: Trade
  readonly stream: Stream
}

/** Came to work between 18 and 21, as a rule in summer. */
const entryOf = ({ birth }: Newcomer, stream: Stream): PlainDate =>
  plainDate(`${Number(birth.slice(0, 4)) + stream.whole(18, 21)}-07-${String(stream.whole(1, 28)).padStart(2, '0')}`)

function ordinary(who: Newcomer, stream: Stream): Career {
  const { occupation } = tradeIn(who.industry, stream)
  const track = stream.pick(['skill', 'skill', 'other', 'other', null] as const)
  const fromOn = addMonths(entryOf(who, stream), 12 * stream.whole(0, 6))
  const begun = fromOn < OFFICE_DAY ? fromOn : addDays(OFFICE_DAY, -stream.whole(20, 200))
  const work = { ...who.place, post: null, track, occupation: track === 'skill' ? occupation : null, fromOn: begun }
  const present = { ...work, toOn: null, contract: 'fixed' as const, verified: stream.chance(0.7) }
  const left = { ...present, ...who.before, toOn: addDays(begun, stream.whole(10, 400)) }
  const isAt = who.employed || stream.chance(0.3)
  const isOver = left.toOn < OFFICE_DAY
  const known = stream.chance(0.75) ? (['certificate', 'title', 'appraisal'] as const) : []
  return {
    ...NOTHING,
    employment: isAt ? [present] : stream.chance(0.5) && isOver ? [left] : [],
    employerName: isAt && who.place.unitId === null ? who.place.unitName : null,
    known: isAt ? known : [...known, ...(stream.chance(0.4) ? (['employment'] as const) : [])],
  }
}

function skilled(level: SkilledLevel, { who, twist, trade, stream }: Telling): Career {
  const issuedOn = dayBefore(MONTHS_AFTER[level], twist, stream)
  const entry = entryOf(who, stream)
  const since = entry < addMonths(issuedOn, -12) ? entry : addMonths(issuedOn, -12)
  const life: Working = { place: who.place, before: who.before, occupation: trade.occupation, track: 'skill', since }
  const certificate = ladderTo(level, issuedOn, since, trade, stream)
  certificate[0] = spoil(certificate[0]!, twist, 'issuedOn')
  return {
    ...NOTHING,
    ...{ employment: workOf(life, twist, stream), appraisal: appraisalsOf(life, twist, stream), certificate },
    engagement: LADDER.indexOf(level) >= 2 && stream.chance(0.5) ? [engaged(life, issuedOn, level, null)] : [],
    honour: LADDER.indexOf(level) >= 2 && stream.chance(0.1) ? [honourOf(stream)] : [],
    known: stream.chance(0.85) ? ['title'] : [],
  }
}

/** The certificate, and those of the levels below it, each some years earlier, as far as the life at work reaches. */
function ladderTo(
  level: SkilledLevel,
  issuedOn: PlainDate,
  since: PlainDate,
  { occupation }: Trade,
  stream: Stream,
): NewSkillCertificate[] {
  const held: NewSkillCertificate[] = []
  let day = issuedOn
  for (let at = LADDER.indexOf(level); at >= 0; at -= 1) {
    if (held.length > 0 && day < addMonths(since, 6)) break
    held.push({ level: LADDER[at]!, occupation, issuedOn: day, revokedOn: null, verified: true })
    day = addDays(addMonths(day, -12 * stream.whole(3, 4)), -stream.whole(0, 200))
  }
  return held
}

/** What is wrong with the paper itself: not checked, revoked, its day not known. */
function spoil<Paper extends { readonly verified: boolean; readonly revokedOn: PlainDate | null }>(
  paper: Paper,
  twist: Twist,
  dated: 'issuedOn' | 'grantedOn',
): Paper {
  if (twist === 'unverified') return { ...paper, verified: false }
  if (twist === 'undated') return { ...paper, [dated]: null }
  return twist === 'revoked' ? { ...paper, revokedOn: REVOKED } : paper
}

function titled(title: HeldTitle, isNext: boolean, { who, twist, trade, stream }: Telling): Career {
  const asked = isNext ? 'technician' : LEVEL_OF[title]
  const paperTwist = isNext && twist !== 'full'
  const since = dayBefore(12 * standardYearsTo(asked), paperTwist ? 'full' : twist, stream)
  const track = isNext ? 'skill' : 'technical'
  const life: Working = { place: who.place, before: who.before, occupation: trade.occupation, track, since }
  const titles = titlesTo(title, since, trade, stream)
  if (!isNext) titles[0] = spoil(titles[0]!, twist, 'grantedOn')
  const certificate = isNext ? ladderTo('senior', dayBefore(12, twist, stream), since, trade, stream) : []
  if (isNext) certificate[0] = spoil(certificate[0]!, twist, 'issuedOn')
  return {
    ...NOTHING,
    ...{ employment: workOf(life, isNext ? 'full' : twist, stream), appraisal: appraisalsOf(life, twist, stream) },
    ...{ certificate, title: titles },
    engagement: stream.chance(0.6) ? [engaged(life, titles[0]!.grantedOn ?? since, null, title)] : [],
    known: !isNext && stream.chance(0.85) ? ['certificate'] : [],
  }
}

/** The title, and those below it; the first three years after coming to work, each further one five or six later. */
function titlesTo(title: HeldTitle, since: PlainDate, { series, titles }: Trade, stream: Stream): NewTitle[] {
  const held: NewTitle[] = []
  let day = addDays(addMonths(since, 36), stream.whole(0, 400))
  for (const level of TITLES.slice(0, TITLES.indexOf(title) + 1)) {
    const name = titles[TITLES.indexOf(level) + 1]!
    held.unshift({ series: series ?? 'engineering', level, name, grantedOn: day, revokedOn: null, verified: true })
    day = addDays(addMonths(day, 60), stream.whole(0, 300))
  }
  return held
}

function engaged(life: Working, day: PlainDate, skillLevel: SkilledLevel | null, titleLevel: HeldTitle | null) {
  const decided = addDays(day, 60) > SETTLED ? addDays(day, 60) : SETTLED
  const fromOn = decided < OFFICE_DAY ? decided : day
  return { ...life.place, occupation: life.occupation, skillLevel, titleLevel, fromOn, verified: true }
}

const honourOf = (stream: Stream): NewHonour => ({
  ...stream.pick(HONOURS),
  grantedOn: addDays(OFFICE_DAY, -stream.whole(60, 2400)),
  verified: stream.chance(0.8),
})
