import { type RawBuilder, sql } from 'kysely'
import { highestInStandards, type SkillLevel, skillLevels, type TitleLevel } from '../levels.ts'
import { sinceTitleTests } from '../standard-years.ts'
import type { Asking, Degree } from './predicate-rows-store.ts'
import type { SomeDegree } from './predicate-store.ts'
import { yearsWorked } from './predicate-years-store.ts'

const HIGHEST = skillLevels.indexOf(highestInStandards)
/** Years after a title that a standard may ask for; each is a branch of the expression. */
const AFTER_TITLE = [1, 2, 3, 4, 5] as const

/** Years by the standard of the occupation asked for. */
export function standardDegree(
  level: SkillLevel | 'next',
  title: TitleLevel | undefined,
  asking: Asking,
  someDegree: SomeDegree,
): Degree {
  const rank =
    level === 'next'
      ? sql`case when highest.rank < 0 then highest.rank else highest.rank + 1 end`
      : sql`${sql.lit(skillLevels.indexOf(level))}`
  const standard = sql`(select standard.cumulative, standard.after_title from occupation_standard standard
    where standard.occupation = ask.occupation and standard.level = (${[...skillLevels]}::text[])[asked.rank + 1]
      and standard.from_on <= ${asking.asOf} and (standard.to_on is null or standard.to_on > ${asking.asOf}))`
  const since = AFTER_TITLE.map(
    (years) => sql`when ${years} then ${someDegree('titles', sinceTitleTests(years, title), 1, asking)}`,
  )
  return sql<number>`(select case when asked.rank = -1 then 0
      when asked.rank < 0 or asked.rank > ${HIGHEST} or ask.occupation is null then 1
      when base.cumulative is not null then ${cumulativeDegree(sql<number>`base.cumulative`, asking)}
      when base.after_title is not null then case base.after_title ${sql.join(since, sql` `)} end
      else 1 end
    from (select ${rank} as rank) asked left join lateral ${standard} base on true)`
}

/** Years of work in the occupation since its first day; where that is not sure, since each day that it may be. */
export function cumulativeDegree(years: RawBuilder<number>, asking: Asking): Degree {
  const may = sql`work.person_id = person.id and work.struck_on is null and work.track is distinct from 'none'
    and work.track is distinct from 'other' and (work.occupation is null or work.occupation = ask.occupation)`
  const sure = sql`(select min(work.from_on) from employment work where ${may} and work.track is not null
    and work.occupation is not null)`
  const islands = sql`select lower(span) as day from (select range_agg(daterange(work.from_on, work.to_on, '[]')) as spans
      from employment work where ${may} group by work.occupation, work.track is null) kind, unnest(kind.spans) span`
  const starts = sql`(select distinct begun.day from (${islands} union select ${sure}) begun
    where begun.day is not null and (${sure} is null or begun.day <= ${sure}))`
  const degree = yearsWorked(sql`(start.day - 1)`, years, 'occupation', asking)
  return sql<number>`(case when ask.occupation is null or not known.work then 1 else
    (select case when count(*) = 0 then 0 when ${sure} is null then least(max(judged.degree), 2)
        else greatest(min(judged.degree), least(max(judged.degree), 2)) end
      from (select ${degree} as degree from ${starts} start) judged) end)`
}
