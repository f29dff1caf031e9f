import type { PlainDate } from '../platform/plain-date.ts'
import { type Account, account, type FactTold, lacks, type PaperMissing, together } from './account.ts'
import { dayText, lastDayOfYear } from './anniversary.ts'
import { gradeDegree, yearDegree, yearsThatCount } from './appraisals.ts'
import { askedDegree, heldIn, ruleOf, testLine } from './evaluate.ts'
import { someAccount, termAccount } from './fact-account.ts'
import { latestOn } from './fact-tests.ts'
import type { RuleSet, Test } from './language.ts'
import { type PostCheck, postCheck } from './posts.ts'
import { isAppointed, levelAsked, sinceTitleTests, standardBase, startsOf } from './standard-years.ts'
import type { Subject } from './subject.ts'
import { valueOn } from './timeline.ts'
import { workAccount } from './work-account.ts'
import { postsOn, surelyOn } from './work-days.ts'

/** Why a test has its value on the day asked about: facts, papers that are missing, readings. */
export function testAccountOf(subject: Subject, test: Test, rules: RuleSet): Account {
  if ('all' in test) return together(test.all.map((one) => testAccountOf(subject, one, rules)))
  if ('any' in test) return decidingAccount(subject, test.any, rules, 1)
  if ('of' in test) return decidingAccount(subject, test.of, rules, test.atLeast)
  if ('not' in test) return testAccountOf(subject, test.not, rules)
  if ('on' in test) return testAccountOf(subject, test.test, rules)
  if ('rule' in test)
    return together(ruleOf(rules, test.rule).conditions.map((one) => testAccountOf(subject, one.test, rules)))
  if ('asked' in test) return askedAccount(subject, test.in, rules)
  if ('some' in test) return someAccount(subject, heldIn(subject, test.some), test.some, test.where)
  if ('latest' in test) {
    const held = heldIn(subject, test.latest)
    return someAccount(subject, held && latestOn(held, subject.asOf), test.latest, test.where)
  }
  if ('appraisals' in test) return appraisalAccount(subject, test.appraisals, test.grades)
  if ('post' in test) return postAccount(subject)
  if ('standardYears' in test) return standardAccount(subject, test)
  if ('cumulative' in test) {
    const occupation = subject.person.asks?.occupation
    if (occupation == null) return account({ missing: [lacks('asks.occupation', 'askedOccupation')] })
    return cumulativeAccount(subject, occupation, test)
  }
  return account({ readings: [test.reading] })
}

/** Of alternatives those that decide: the met ones if they are enough, else the open ones, else all. */
function decidingAccount(subject: Subject, tests: readonly Test[], rules: RuleSet, count: number): Account {
  const judged = tests.map((one) => ({ one, value: valueOn(testLine(subject, one, rules), subject.asOf) }))
  const met = judged.filter(({ value }) => value === 3)
  const open = judged.filter(({ value }) => value > 0)
  const shown = met.length >= count ? met.slice(0, count) : open.length >= count ? open : judged
  const asked = judged.filter(({ one }) => 'reading' in one)
  return together([...new Set([...asked, ...shown])].map(({ one }) => testAccountOf(subject, one, rules)))
}

function askedAccount(subject: Subject, list: 'opened' | readonly string[], rules: RuleSet): Account {
  const series = subject.person.asks?.series
  if (series == null) return account({ missing: [lacks('asks.series', 'askedSeries')] })
  const isOnList = askedDegree(subject, list, rules) === 3
  return account({ facts: isOnList ? [] : [{ what: 'asks.series', says: series }] })
}

function appraisalAccount(subject: Subject, count: number, grades: readonly string[]): Account {
  const file = subject.appraisals
  if (!file.byYear) return account({ missing: [lacks('appraisals', 'appraisals')], readings: ['R-3Y', 'R-POST'] })
  const years = yearsThatCount(file, subject.asOf, count).reverse()
  const post = postCheck(file, subject.asOf)
  return together([
    account({ readings: ['R-3Y', 'R-POST', ...(file.isEmpty ? ['R-CWA'] : [])] }),
    ...years.map((year) => yearAccount(subject, year, grades, post)),
  ])
}

function yearAccount(subject: Subject, year: number | undefined, grades: readonly string[], post: PostCheck): Account {
  const file = subject.appraisals
  const degree = yearDegree(file, year, grades, post)
  if (year === undefined) return account({ missing: [lacks('appraisals', 'appraisals')] })
  const sheets = file.byYear?.get(year) ?? []
  const facts = sheets.map(({ result }): FactTold => ({ what: `appraisals[${year}]`, says: result ?? '?' }))
  const grade = sheets.map((sheet) => gradeDegree(sheet, grades, file.readings))
  const isUnclear = sheets.length === 0 || grade.some((one) => one === 2) || new Set(grade).size > 1
  const own = sheets.some((sheet) => post.ofSheet(sheet) < 3)
  return account({
    facts,
    missing:
      degree === 3 || degree === 0
        ? []
        : [
            ...(isUnclear ? [lacks(`appraisals[${year}]`, 'appraisal', { year })] : []),
            ...(post.heldIn(year) < 3 || own || !isUnclear ? postMissing(subject, year, isUnclear) : []),
          ],
    readings: [
      ...(sheets.some(({ result }) => result === 'notRated') ? ['R-NR'] : []),
      ...(own || isPrior(subject, year) ? ['R-PRIOR'] : []),
    ],
  })
}

/** Whether other work than the present post is recorded at the end of that year. */
function isPrior({ appraisals, stretches, asOf }: Subject, year: number): boolean {
  const strict = postCheck({ ...appraisals, readings: { ...appraisals.readings, 'R-PRIOR': 'no' } }, asOf)
  const there = (stretches ?? []).some((one) => one.fact.track !== 'none' && surelyOn(one, lastDayOfYear(year)))
  return there && strict.heldIn(year) < 3
}

function postMissing(subject: Subject, year: number, isUnclear: boolean): PaperMissing[] {
  if (!subject.stretches) return [lacks('work', 'post')]
  const { sure } = postsOn(subject.stretches, subject.asOf)
  if (sure.length === 0) return [lacks('work.present', 'post')]
  const untold = sure.filter(({ fact }) => fact.unit == null || fact.occupation == null)
  const fields = untold.flatMap(({ at, fact }) => [
    ...(fact.unit == null ? [lacks(`work[${at}].unit`, 'post')] : []),
    ...(fact.occupation == null ? [lacks(`work[${at}].occupation`, 'postOccupation')] : []),
  ])
  if (fields.length > 0) return fields
  if (isPrior(subject, year) || !isUnclear) return [lacks(`appraisals[${year}].post`, 'prior', { year })]
  return [lacks(`work[${dayText(lastDayOfYear(year))}]`, 'post')]
}

function postAccount({ person, stretches, asOf }: Subject): Account {
  const asked = person.asks?.occupation == null ? [lacks('asks.occupation', 'askedOccupation')] : []
  if (!stretches) return account({ missing: [lacks('work', 'post'), ...asked] })
  if (stretches.length === 0) return account({ readings: ['R-CWA'] })
  const { sure, perhaps } = postsOn(stretches, asOf)
  if (sure.length === 0) return account({ missing: [lacks('work.present', 'post'), ...asked] })
  const isHit = (occupation: string | null | undefined) => occupation != null && occupation === person.asks?.occupation
  const hit = sure.filter(({ fact }) => isHit(fact.occupation))
  const shown = hit.length > 0 ? hit.slice(0, 1) : sure
  return account({
    facts: shown.map(({ at, fact }) => ({ what: `work[${at}]`, says: `occupation ${fact.occupation ?? '?'}` })),
    missing: [
      ...shown.flatMap(({ at, fact }) =>
        fact.occupation == null ? [lacks(`work[${at}].occupation`, 'postOccupation')] : [],
      ),
      ...(hit.length > 0 ? [] : perhaps.map(({ at }) => lacks(`work[${at}].to`, 'post'))),
      ...asked,
    ],
  })
}

/** Since when the present post is held, where the post itself is what a condition asks for. */
export function postSince({ person, stretches, asOf }: Subject): PlainDate | null {
  const posts = postsOn(stretches ?? [], asOf).sure.filter(({ fact }) => fact.occupation === person.asks?.occupation)
  return posts.flatMap(({ fact }) => fact.from ?? []).sort()[0] ?? null
}

function standardAccount(subject: Subject, test: Extract<Test, { standardYears: unknown }>): Account {
  const level = levelAsked(subject, test.standardYears)
  const occupation = subject.person.asks?.occupation
  const readings = ['R-REV-YRS']
  if (level === 'none') return account({ readings: ['R-CWA'] })
  if (level === 'unknown' && typeof subject.next === 'string')
    return account({ missing: [lacks('certificates', 'certificates')], readings })
  if (level === 'unknown' || isAppointed(level))
    return account({ missing: [lacks(`standards.${occupation ?? '?'}`, 'appointment')], readings })
  if (occupation == null) return account({ missing: [lacks('asks.occupation', 'askedOccupation')], readings })
  const base = standardBase(subject.person.standards?.[occupation], level)
  const what = `standards.${occupation}.${level}`
  if (!base) return account({ missing: [lacks(what, 'standard', { occupation, level })], readings })
  const years = 'cumulative' in base ? String(base.cumulative) : `afterTitle ${base.afterTitle}`
  const told = account({ facts: [{ what, says: years }], readings })
  const work =
    'cumulative' in base
      ? cumulativeAccount(subject, occupation, test)
      : someAccount(subject, subject.titles, 'titles', sinceTitleTests(base.afterTitle, test.title))
  return together([told, work])
}

function cumulativeAccount(subject: Subject, occupation: string, test: Test): Account {
  if (!subject.stretches) return account({ missing: [lacks('work', 'work')] })
  const { starts, isOpen } = startsOf(subject.stretches, occupation)
  const unsettled = isOpenValue(subject, test)
  const first = starts[0]
  const undated = subject.stretches.filter(({ fact }) => isOpen && fact.from == null)
  const missing = unsettled ? undated.map(({ at }) => lacks(`work[${at}].from`, 'work')) : []
  if (first === undefined) return account({ missing, readings: ['R-CWA'] })
  const from = dayText(first - 1)
  const told = workAccount(subject, subject.occupationDays, from, unsettled)
  const isUnexplained = unsettled && missing.length + told.missing.length === 0
  const since = subject.stretches.find((one) => one.from === first)!
  return together([
    account({ facts: [{ what: `work[${since.at}]`, says: `from ${since.fact.from}` }], missing }),
    account({ missing: isUnexplained ? [lacks(`work[${since.at}]`, 'work')] : [] }),
    termAccount(subject, from),
    told,
  ])
}

const isOpenValue = (subject: Subject, test: Test): boolean => {
  const value = valueOn(testLine(subject, test, NO_RULES), subject.asOf)
  return value === 1 || value === 2
}

const NO_RULES = { rules: [], opened: [] } as unknown as RuleSet
