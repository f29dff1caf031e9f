import { z } from 'zod'
import { Figure } from '../../platform/figure.ts'
import { operation } from '../../platform/operation.ts'
import { PlainDate } from '../../platform/plain-date.ts'
import { LightSaid } from '../cards/contract.ts'
import { figureKinds } from './ref.ts'

const Ref = z.string().min(1).max(300)
export const cuts = ['place', 'group', 'institution', 'month'] as const
export type Cut = (typeof cuts)[number]

/** A named number of an arithmetic or a fact of the spine. */
const Term = z.object({ name: z.string(), figure: Figure })

const Clause = z.object({
  policyId: z.uuid(),
  title: z.string(),
  number: z.string().nullable(),
  /** The characters around the line, and [start, end) of the line's own within them. */
  text: z.string(),
  ranges: z.array(z.tuple([z.int(), z.int()])),
  /** [start, end) of the number itself, where it can be told. */
  strong: z.tuple([z.int(), z.int()]).nullable(),
  confirmedBy: z.string().nullable(),
  confirmedOn: PlainDate.nullable(),
})

const Restatement = z.object({
  month: PlainDate,
  place: z.string(),
  /** As printed: the figure that was reported, the one that holds now, and the difference with its sign. */
  former: z.string(),
  now: z.string(),
  change: z.string(),
  reason: z.string(),
  who: z.string().nullable(),
  on: PlainDate,
})

const Part = z.object({
  id: z.string(),
  name: z.string(),
  shortName: z.string(),
  note: z.string().nullable(),
  figure: Figure,
  /** What the part fans out to: places and classes open further, a class opens to people. */
  opens: z.enum(['strip', 'people']),
})

export const figuresContract = {
  head: operation({
    method: 'GET',
    path: '/figures/:ref',
    may: 'target.read',
    summary: '一个数的来历：条款、目标、算法、重述 / where a figure comes from: clause, target, rule, restatements',
    input: z.object({ ref: Ref }),
    output: z.object({
      ref: Ref,
      kind: z.enum(figureKinds),
      /** 云南省 · 2021年 · 职业技能提升行动培训 · 5月. */
      scope: z.array(z.string()),
      figure: Figure,
      light: LightSaid.nullable(),
      sentence: z.string(),
      /** How a derived number is worked out: its formula in words and the numbers in it. */
      arithmetic: z.object({ formula: z.string(), terms: z.array(Term) }).nullable(),
      /** The number of records that a derived number stands on. */
      stands: z.object({ on: Ref, name: z.string() }).nullable(),
      clause: Clause.nullable(),
      target: z.object({
        code: z.string(),
        line: z.string(),
        owner: z.string(),
        from: PlainDate,
        to: PlainDate,
        comparator: z.string(),
        scaled: z.string().nullable(),
        terms: z.array(Term),
        /** Children and reserve make the parent; null where nothing was split. */
        balanced: z.boolean().nullable(),
      }),
      /** Which facts count, in the office's words. */
      rule: z.string(),
      unsure: Figure,
      restatements: z.array(Restatement),
      cuts: z.array(z.enum(cuts)),
      may: z.object({ people: z.boolean(), export: z.boolean() }),
    }),
  }),
  recount: operation({
    method: 'GET',
    path: '/figures/:ref/recount',
    may: 'target.read',
    summary: '逐条重算：记录数、不同的人、与本数是否相符 / count the records again and compare',
    input: z.object({ ref: Ref }),
    output: z.object({ recounted: Figure, records: Figure, persons: Figure, agrees: z.boolean() }),
  }),
  strip: operation({
    method: 'GET',
    path: '/figures/:ref/strip',
    may: 'target.read',
    summary: '剖面的一层：按地区、类别、机构、月份 / one level of the section: by place, group, institution or month',
    input: z.object({ ref: Ref, cut: z.enum(cuts).default('place') }),
    output: z.object({
      name: z.string(),
      figure: Figure,
      parts: z.array(Part),
      partUnit: z.string(),
      /** False where parts cannot be added: distinct persons over places, groups that overlap. */
      addsUp: z.boolean(),
      note: z.string().nullable(),
    }),
  }),
  people: operation({
    method: 'GET',
    path: '/figures/:ref/people',
    may: 'person.read',
    summary: '记录里的人（遮盖，留痕）/ the people of the records, masked; the look is recorded',
    input: z.object({ ref: Ref, after: z.uuid().optional() }),
    output: z.object({
      people: z.array(
        z.object({
          id: z.uuid(),
          name: z.string(),
          idNumber: z.string(),
          record: z.string(),
          isWanting: z.boolean(),
          on: PlainDate,
          class: z.string(),
          figure: Figure,
          /** The total and its parts; `short` is at most four characters. */
          lines: z.array(z.object({ name: z.string(), short: z.string(), counts: z.boolean() })),
        }),
      ),
      figure: Figure,
      next: z.uuid().nullable(),
    }),
    subject: 'ref',
    shows: 'persons',
  }),
  between: operation({
    method: 'GET',
    path: '/figures/:ref/between',
    may: 'target.read',
    summary: '两日之间：是哪些班把数变成这样 / what moved the number between two days',
    input: z.object({ ref: Ref, from: PlainDate }),
    output: z.object({
      earlier: Figure,
      later: Figure,
      change: z.string(),
      moved: z.array(z.object({ name: z.string(), note: z.string().nullable(), on: PlainDate, amount: z.string() })),
      /** What is not listed, as printed; null where all is. */
      rest: z.string().nullable(),
    }),
  }),
  detail: operation({
    method: 'GET',
    path: '/figures/:ref/detail',
    may: 'person.read',
    kind: 'download',
    summary: '导出明细（工作簿，遮盖，留痕）/ the records as a workbook, masked; recorded',
    input: z.object({ ref: Ref }),
    output: z.unknown(),
    subject: 'ref',
    shows: 'persons',
  }),
} as const
