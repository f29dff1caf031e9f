import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readCitizenId } from '../platform/identifiers/citizen-id.ts'
import { plainDate } from '../platform/plain-date.ts'
import { truthOf } from '../targets/ledger/predicate.ts'
import { attributesOf, planClasses } from './classes.ts'
import { openStream } from './generator.ts'
import { drawPeople, groupsIn, type People, participation } from './participations.ts'
import { planPeople } from './people.ts'
import { sizes } from './sizes.ts'
import { LINES } from './targets.ts'
import { planCounties, planEnterprises, planInstitutions } from './units.ts'

const SEED = 20_210_630
const today = plainDate('2021-06-30')

const linesOf = (name: string) =>
  readFileSync(new URL(`../../data/${name}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'))

function planProvince() {
  const size = sizes.province
  const divisions = linesOf('divisions.tsv').flatMap(([code, name, parent, level]) =>
    level === '3' ? [{ code: code!, name: name!, parent: parent! }] : [],
  )
  const counties = planCounties(divisions, openStream(SEED, 'county'))
  const enterprises = planEnterprises(size, counties, openStream(SEED, 'enterprise'))
  const institutions = planInstitutions(size, counties, openStream(SEED, 'institution'))
  const occupations = linesOf('occupations.tsv').map(([, name]) => name!)
  const classes = planClasses(size, 2021, { counties, institutions, occupations }, openStream(SEED, 'class'))
  return { size, counties, enterprises, institutions, classes }
}

const province = planProvince()

/** Whole years: what each line would count if every class that is planned were held. */
function countLines(people: People): Map<string, number> {
  const stream = openStream(SEED, 'participation')
  const counts = new Map(LINES.map(({ code }) => [code, 0]))
  const seen = new Set<string>()
  for (const one of province.classes)
    for (const person of drawPeople(one, people, stream)) {
      const { finished, certified } = participation(one, person, 'ended', stream)
      if (!finished) continue
      const { kind } = province.institutions[one.institution]!
      const attributes = attributesOf(one, kind, groupsIn(one, person), certified)
      for (const { code, predicate, counting } of LINES) {
        if (truthOf(predicate, attributes) !== true) continue
        if (counting === 'persons' && seen.has(`${code} ${person.id}`)) continue
        if (counting === 'persons') seen.add(`${code} ${person.id}`)
        counts.set(code, counts.get(code)! + 1)
      }
    }
  return counts
}

test('in a province of 350,000 people each number is right and nobody’s twice, and each line of the notice is within reach', () => {
  const open = (kind: string) => openStream(SEED, kind)
  const streams = { name: open('name'), number: open('number'), person: open('person') }
  const planned = [...planPeople(province.size.persons, province, plainDate('2015-01-01'), streams)]
  expect(new Set(planned.map(({ record }) => record.idNumber)).size).toBe(350_000)
  for (const { record } of planned.filter(({ no }) => no % 50 === 0))
    expect(readCitizenId(record.idNumber, today)).toMatchObject({ birth: record.birth, sex: record.sex })
  const everybody = planned.map(({ no, county, groups }) => ({ id: String(no), county, groups, employer: null }))
  const counts = countLines({ everybody, ofCounty: Map.groupBy(everybody, ({ county }) => county) })
  const shares = LINES.map(({ code, full }) => ({ code, percent: (counts.get(code)! / Number(full)) * 100 }))
  expect(shares.filter(({ percent }) => percent < 92 || percent > 104)).toEqual([])
})

test('one county lags behind all others, and the classes of a county are held near it', () => {
  const [slowest, next] = province.counties.map(({ pace }) => pace).sort((a, b) => a - b)
  expect(slowest).toBeLessThan(0.6)
  expect(next).toBeGreaterThan(0.8)
  const prefectures = new Set(province.institutions.map(({ county }) => county.slice(0, 4)))
  const far = province.classes.filter(({ county, institution }) => {
    const seat = province.institutions[institution]!.county
    return prefectures.has(county.slice(0, 4)) && seat.slice(0, 4) !== county.slice(0, 4)
  })
  expect(far).toEqual([])
})
