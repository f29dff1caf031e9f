import { type RawBuilder, sql } from 'kysely'
import { nameOn } from '../../organisations/door.ts'
import type { PlainDate } from '../../platform/plain-date.ts'
import type { RuleSet } from '../language.ts'
import { type FactList, skillLevels, titleLevels } from '../levels.ts'
import type { Readings } from '../readings.ts'
import { titleSeries } from '../series.ts'
import '../table.ts'

/** What a predicate is made for. Columns: `person` and the laterals of `askedFrom`. */
export interface Asking {
  readonly rules: RuleSet
  readonly readings: Readings
  readonly asOf: PlainDate
  readonly today: PlainDate
}

export type Degree = RawBuilder<number>

/** Series by code, also where the Chinese name was entered. */
const seriesNames = sql`${JSON.stringify(Object.fromEntries(titleSeries.map(({ code, name }) => [name[0], code])))}::jsonb`
const code = (column: RawBuilder<unknown>) => sql`coalesce(${seriesNames} ->> ${column}, ${column})`

/** Certificates of a level, or titles, of the row of `person`, in one shape. */
export const heldRows = (list: FactList, today: PlainDate): RawBuilder<unknown> =>
  list === 'certificates'
    ? sql`(select distinct array_position(${[...skillLevels]}::text[], one.level) - 1 as rank, one.occupation,
        ${code(sql`coalesce(one.series, mapped.series)`)} as series, one.issued_on as date, one.verified, one.revoked_on
        from certificate one left join occupation mapped on mapped.name = one.occupation and mapped.from_on <= ${today}
          and (mapped.to_on is null or mapped.to_on > ${today})
        where one.person_id = person.id and one.struck_on is null and one.kind in ('skill-level', 'qualification'))`
    : sql`(select distinct array_position(${[...titleLevels]}::text[], one.level) - 1 as rank, null::text as occupation,
        ${code(sql`one.series`)} as series, one.granted_on as date, one.verified, one.revoked_on
        from title one where one.person_id = person.id and one.struck_on is null)`

export const unitName = (alias: string, today: PlainDate) =>
  sql`coalesce(${nameOn(`${alias}.unitId`, today)}, ${sql.ref(`${alias}.unitName`)})`

/** What a person asks for on a day, as asks.ts has it: (series, occupation). */
const asks = ({ asOf, today }: Asking): RawBuilder<unknown> => {
  const stands = sql`(held.date is null or held.date <= ${asOf}) and (held.revoked_on is null or held.revoked_on > ${asOf})`
  const best = sql`order by coalesce(held.rank, -1) desc, held.date desc nulls last,
    held.series collate "C" nulls last, held.occupation collate "C" nulls last limit 1`
  const certificates = sql`${heldRows('certificates', today)} held where ${stands}`
  return sql`(select
    case when exists (select from ${certificates}) then (select held.series from ${certificates} ${best})
      else (select held.series from ${heldRows('titles', today)} held where ${stands}
        order by held.date desc nulls last, held.series collate "C" nulls last limit 1) end as series,
    coalesce(
      (select post.occupation from employment post where post.person_id = person.id and post.struck_on is null
        and post.track is distinct from 'none' and post.from_on <= ${asOf} and (post.to_on is null or post.to_on >= ${asOf})
        and post.occupation is not null order by post.from_on desc, post.occupation collate "C" limit 1),
      (select held.occupation from ${certificates} and held.occupation is not null ${best})) as occupation)`
}

const isKnown = (table: string, list: string, also = sql``) => sql`(exists (select from ${sql.raw(table)} row
    where row.person_id = person.id and row.struck_on is null ${also})
  or exists (select from list_known said where said.person_id = person.id and said.list = ${list}))`

const spans = (where: RawBuilder<unknown>) =>
  sql`coalesce(range_agg(daterange(work.from_on, work.to_on, '[]')) filter (where ${where}), '{}'::datemultirange)`

/** Days of work: of each kind those that surely count, and those that surely do not; break before everything else. */
const days = sql`(select (skilled - broken) as skilled, broken + (other - skilled - unsaid) as unskilled,
    (inside - broken) as inside, broken + (outside - inside - doubtful) as outside, rows
  from (select count(*)::int as rows, ${spans(sql`work.track = 'none'`)} as broken,
    ${spans(sql`work.track in ('skill', 'technical')`)} as skilled, ${spans(sql`work.track is null`)} as unsaid,
    ${spans(sql`work.track = 'other'`)} as other,
    ${spans(sql`work.track in ('skill', 'technical') and work.occupation = ask.occupation`)} as inside,
    ${spans(sql`work.track is distinct from 'none' and work.track is distinct from 'other'
      and (ask.occupation is null or work.occupation is null or work.occupation = ask.occupation)`)} as doubtful,
    ${spans(sql`work.track = 'other' or (work.track is distinct from 'none' and work.occupation <> ask.occupation)`)} as outside
    from employment work where work.person_id = person.id and work.struck_on is null) told)`

/** The highest certificate held in the occupation asked for: its rank; -1 none, -2 nobody can say. */
const highest = ({ asOf, today }: Asking): RawBuilder<unknown> => {
  const stands = sql`(held.date is null or held.date <= ${asOf}) and (held.revoked_on is null or held.revoked_on > ${asOf})`
  return sql`(select case when not known.certificate then -2 else coalesce(
      max(held.rank) filter (where ${stands} and held.occupation = ask.occupation), max(held.rank) filter (where ${stands}),
      case when count(*) filter (where ${stands}) > 0 then -2 end,
      (array_agg(held.rank order by held.date, held.rank desc)
        filter (where held.date > ${asOf} and held.rank is not null))[1], -1) end as rank
    from ${heldRows('certificates', today)} held
    where ask.occupation is null or held.occupation is null or held.occupation = ask.occupation)`
}

/** What every predicate looks at beside the row of `person`, worked out once a person. */
export const askedFrom = (asking: Asking): RawBuilder<unknown> => sql`
  cross join lateral (select
    ${isKnown('certificate', 'certificate', sql`and row.kind in ('skill-level', 'qualification')`)} as certificate,
    ${isKnown('title', 'title')} as title, ${isKnown('employment', 'employment')} as work,
    ${isKnown('appraisal', 'appraisal')} as appraisal) known
  cross join lateral ${asks(asking)} ask
  cross join lateral ${days} days
  cross join lateral ${highest(asking)} highest`
