import type { Person } from './person.ts'
import { readingsOf } from './readings.ts'
import {
  and,
  anniv,
  counted,
  covers,
  type Days,
  type Degree,
  daysOf,
  dec31,
  equalText,
  inOccupation,
  OPEN,
  or,
  reached,
  skilled,
  skillRank,
  standingOn,
  threeYears,
  titleOrder,
  toDay,
  type Work,
  yearOf,
} from './reference-days.test-data.ts'

type Certificate = NonNullable<Person['certificates']>[number]
type Title = NonNullable<Person['titles']>[number]

/**
 * The formal predicates of the rules, day by day and as they are written: slow, and obviously right.
 * @returns the conditions of a rule on any day, in the order of the rule, for one person asked about on one day.
 */
export function reference(person: Person, askedOn: string): (rule: string, day: number) => Degree[] {
  const asOf = toDay(askedOn)
  const readings = readingsOf(person.settings)
  const skilledDays = daysOf(person.work, skilled)
  const o = person.asks?.occupation
  const occupationDays = o ? daysOf(person.work, inOccupation(o)) : undefined
  const { held: heldRank, none: heldNothing } = highest()

  function yearsOn(from: number, years: number, days: Days, day: number): Degree {
    const end = counted(day, readings)
    if (readings['R-GAP'] === 'restart') {
      const likely = anniv(days.lastOf(from, end, ['no']), years, readings)
      const sure = anniv(days.lastOf(from, end, ['no', 'unknown']), years, readings)
      return reached(end, sure, readings) ? 3 : reached(end, likely, readings) ? 2 : 0
    }
    const { no, un } = days.tally(from, end)
    const goal = anniv(from, years, readings)
    return reached(end - no - un, goal, readings) ? 3 : reached(end - no, goal, readings) ? 2 : 0
  }

  function valid(fact: Certificate | Title, day: number): Degree {
    const date = 'grantedOn' in fact ? fact.grantedOn : (fact as Certificate).issuedOn
    const standing = standingOn(date, fact.revokedOn, day)
    return and(standing, fact.verified ? 3 : 2)
  }

  function seriesOf(c: Certificate): Degree {
    const s = person.asks?.series
    return !c.series || !s ? 2 : c.series === s ? 3 : 0
  }
  function isOpened(): Degree {
    const s = person.asks?.series
    return !s ? 2 : OPEN.includes(s) ? 3 : 0
  }

  /** R-HIGHER: no verified certificate of exactly that rank in the same series is held. */
  function lacksExact(c: Certificate, level: string, day: number): boolean {
    return !(person.certificates ?? []).some(
      (one) =>
        one.level === level &&
        one.verified &&
        one.issuedOn &&
        standingOn(one.issuedOn, one.revokedOn, day) === 3 &&
        one.series &&
        one.series === c.series,
    )
  }

  function rankReached(c: Certificate, level: string): Degree {
    if (!c.level) return 2
    const [own, asked] = [skillRank.indexOf(c.level), skillRank.indexOf(level)]
    return (readings['R-HIGHER'] === 'no' ? own === asked : own >= asked) ? 3 : 0
  }

  function forward(level: string, years: number, day: number): Degree[] {
    const certificates = person.certificates
    const first = !certificates
      ? 1
      : or(
          ...certificates.map((c) => and(rankReached(c, level), standingOn(c.issuedOn, c.revokedOn, day), seriesOf(c))),
        )
    const second = !certificates
      ? 1
      : or(
          ...certificates.map((c) => {
            const own = c.issuedOn ? yearsOn(toDay(c.issuedOn), years, skilledDays, day) : 1
            const isHigher = !c.level || skillRank.indexOf(c.level) > skillRank.indexOf(level)
            const implied = readings['R-HIGHER'] === 'yes' && isHigher && lacksExact(c, level, day)
            return and(rankReached(c, level), valid(c, day), seriesOf(c), implied ? or(own, 2) : own)
          }),
        )
    return [and(isOpened(), first), second, appraised(day)]
  }

  function presentPosts(day: number): { sure: Work[]; perhaps: Work[] } {
    const on = Math.max(day, asOf)
    const posts = (person.work ?? []).filter(({ track }) => track !== 'none')
    const sure = posts.filter((one) => covers(one, on) === 'yes' || (!one.from && one.to === null))
    return { sure, perhaps: posts.filter((one) => !sure.includes(one) && covers(one, on) === 'unknown') }
  }

  function samePost(a: Work, b: Work): Degree {
    const unit = readings['R-POST'] === 'post' ? 3 : equalText(a.unit, b.unit)
    const occupation = readings['R-POST'] === 'unit' ? 3 : equalText(a.occupation, b.occupation)
    return and(unit, occupation)
  }

  function priorDegree(): Degree {
    return ({ yes: 3, toVerify: 2, no: 0 } as const)[readings['R-PRIOR']]
  }

  function heldPresentPost(year: number, day: number): Degree {
    const { work } = person
    if (!work) return 2
    if (work.length === 0) return 0
    const { sure, perhaps } = presentPosts(day)
    if (sure.length === 0) return 2
    const there = work.filter((one) => one.track !== 'none' && covers(one, dec31(year)) !== 'no')
    const surely = there.filter((one) => covers(one, dec31(year)) === 'yes')
    const answers: Degree[] = [surely.length > 0 ? priorDegree() : 2]
    for (const one of surely)
      for (const post of sure) {
        const same = samePost(one, post)
        answers.push(same === 3 ? 3 : same === 2 ? or(2, priorDegree()) : priorDegree())
      }
    for (const one of there) for (const post of [...sure, ...perhaps]) if (samePost(one, post) > 0) answers.push(2)
    return or(...answers)
  }

  function gradeOf(year: number, day: number): Degree {
    const { appraisals } = person
    const coming = year >= yearOf(asOf)
    const sheets = (appraisals ?? []).filter((one) => one.year === year)
    if (sheets.length === 0) return appraisals && appraisals.length === 0 && !coming ? 0 : 2
    const answers = sheets.map((sheet): Degree => {
      const { result } = sheet
      const own: Degree =
        result === 'excellent' || result === 'qualified'
          ? 3
          : result === 'basic' || result === 'unqualified' || (result === 'notRated' && readings['R-NR'] === 'no')
            ? 0
            : 2
      return and(own, ofPresentPost(sheet, day))
    })
    return answers.every((one) => one === answers[0]) ? answers[0]! : 2
  }

  function ofPresentPost(sheet: NonNullable<Person['appraisals']>[number], day: number): Degree {
    const { sure, perhaps } = presentPosts(day)
    if (!person.work || sure.length === 0) return 3
    const same = (post: Work): Degree =>
      and(
        sheet.unit && readings['R-POST'] !== 'post' ? equalText(sheet.unit, post.unit) : 3,
        sheet.occupation && readings['R-POST'] !== 'unit' ? equalText(sheet.occupation, post.occupation) : 3,
      )
    return or(priorDegree(), ...sure.map(same), ...perhaps.map((post) => and(2, same(post))))
  }

  function appraised(day: number): Degree {
    const { appraisals, work } = person
    return and(
      ...threeYears(person, readings, asOf, day).map((year): Degree => {
        if (year === null) return work?.length === 0 || appraisals?.length === 0 ? 0 : 2
        return and(gradeOf(year, day), heldPresentPost(year, day))
      }),
    )
  }

  function titleHeld(least: string | undefined, day: number): Degree {
    if (!person.titles) return 1
    return or(...person.titles.map((t) => and(titleRank(t, least), valid(t, day))))
  }

  function titleRank({ level }: Title, least: string | undefined): Degree {
    if (least === undefined) return 3
    return !level ? 2 : titleOrder.indexOf(level) >= titleOrder.indexOf(least) ? 3 : 0
  }

  function postOn(day: number): Degree {
    const { work, asks } = person
    if (!work) return 2
    if (work.length === 0) return 0
    const { sure, perhaps } = presentPosts(day)
    if (sure.length === 0) return 2
    const is = (one: Work) => equalText(one.occupation, asks?.occupation)
    return or(...sure.map(is), ...perhaps.map((one) => and(2, is(one))))
  }

  function standardYears(level: string | undefined, title: string | undefined, day: number): Degree {
    const o = person.asks?.occupation
    if (!level || !o || skillRank.indexOf(level) > skillRank.indexOf('seniorTechnician')) return 1
    const standard = person.standards?.[o]
    const own = standard?.[level as 'senior']
    const base = own ?? (standard?.afterTitle == null ? undefined : { afterTitle: standard.afterTitle })
    if (base == null) return 1
    if (typeof base !== 'number') {
      if (!person.titles) return 1
      return or(
        ...person.titles.map((t) => {
          const worked = t.grantedOn ? yearsOn(toDay(t.grantedOn), base.afterTitle, occupationDays!, day) : 1
          return and(titleRank(t, title), valid(t, day), worked)
        }),
      )
    }
    return cumulative(o, base, day)
  }

  function cumulative(o: string, years: number, day: number): Degree {
    const { work } = person
    if (!work) return 1
    const possible = work.filter((one) => inOccupation(o)(one) !== 'no')
    if (possible.length === 0) return 0
    const sure = possible.filter((one) => inOccupation(o)(one) === 'yes' && one.from).map(({ from }) => toDay(from!))
    const firstSure = Math.min(...sure)
    const isContinued = (one: Work) =>
      possible.some(
        (other) =>
          other !== one &&
          other.from &&
          other.from < one.from! &&
          (other.occupation ?? null) === (one.occupation ?? null) &&
          skilled(other) === skilled(one) &&
          covers(other, toDay(one.from!) - 1) === 'yes',
      )
    const starts = possible.filter((one) => one.from && toDay(one.from) <= firstSure && !isContinued(one))
    const answers = [...starts.map(({ from }) => toDay(from!)), ...(sure.length > 0 ? [firstSure] : [])].map((start) =>
      yearsOn(start - 1, years, occupationDays!, day),
    )
    const any = and(2, or(...answers))
    if (possible.some(({ from }) => !from)) return or(any, 1)
    return sure.length > 0 ? or(any, and(...answers)) : any
  }

  function highest(): { held: number | undefined; none: boolean } {
    const { certificates, asks } = person
    if (!certificates) return { held: undefined, none: false }
    const possible = certificates.filter((c) => equalText(c.occupation, asks?.occupation) > 0)
    const now = possible.filter((c) => standingOn(c.issuedOn, c.revokedOn, asOf) > 0)
    const top = (all: readonly Certificate[]) => {
      const ranks = all.filter(({ level }) => level).map(({ level }) => skillRank.indexOf(level!))
      return ranks.length > 0 ? Math.max(...ranks) : undefined
    }
    const held = top(now.filter((c) => equalText(c.occupation, asks?.occupation) === 3)) ?? top(now)
    if (held !== undefined || now.length > 0) return { held, none: false }
    const coming = possible.filter(({ issuedOn, level }) => issuedOn && level && toDay(issuedOn) > asOf)
    const first = coming.map(({ issuedOn }) => issuedOn!).sort()[0]
    const next = top(coming.filter(({ issuedOn }) => issuedOn === first))
    return { held: next, none: next === undefined }
  }

  /** The conditions of a rule on a day, in the order of the rule. */
  function conditions(rule: string, day: number): Degree[] {
    if (rule === 'title.assistant') return forward('senior', 2, day)
    if (rule === 'title.middle') return forward('technician', 3, day)
    if (rule === 'title.viceSenior') return forward('seniorTechnician', 4, day)
    const reverse = {
      'skill.senior': 'assistant',
      'skill.technician': 'middle',
      'skill.seniorTechnician': 'viceSenior',
    }
    const title = reverse[rule as keyof typeof reverse]
    if (title) return [titleHeld(title, day), postOn(day), standardYears(rule.slice(6), title, day)]
    return promotion(day)
  }

  function promotion(day: number): Degree[] {
    const { certificates, asks } = person
    const professional = readings['R-ADV'] === 'anyone' ? 3 : titleHeld(undefined, day)
    const held = !certificates
      ? 1
      : or(
          ...certificates.map((c) => {
            const rank: Degree = !c.level || heldRank === undefined ? 2 : skillRank.indexOf(c.level) >= heldRank ? 3 : 0
            const goal = c.issuedOn ? anniv(toDay(c.issuedOn), 1, readings) : undefined
            const year: Degree = goal === undefined ? 1 : reached(counted(day, readings), goal, readings) ? 3 : 0
            return and(rank, equalText(c.occupation, asks?.occupation), valid(c, day), year)
          }),
        )
    const years = heldNothing
      ? 0
      : standardYears(heldRank === undefined ? undefined : skillRank[heldRank + 1], undefined, day)
    return [professional, held, years]
  }

  return conditions
}
