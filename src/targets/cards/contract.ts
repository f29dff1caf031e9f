import { z } from 'zod'
import { Figure } from '../../platform/figure.ts'
import { operation } from '../../platform/operation.ts'
import { PlainDate } from '../../platform/plain-date.ts'
import { comparators, lights, lightWords } from '../light.ts'

export const TargetCode = z
  .string()
  .regex(/^\d{4}(-[A-Z])?-T\d{1,2}([a-z]\d{0,2})?$/)
  .meta({ examples: ['2021-T0'] })
export const PlaceCode = z.string().regex(/^(\d{6}(-K\d{2})?|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/)
/** `own`: a closed period in the units of its own days; `today`: everything in the units of today. */
const MapChoice = z.enum(['own', 'today']).default('own')

export const Place = z.object({ code: z.string(), name: z.string(), shortName: z.string(), kind: z.string() })

/** The light, the word to print beside it, and the sentence that explains it. */
export const LightSaid = z.object({
  value: z.enum(lights),
  rule: z.enum(lightWords),
  word: z.string(),
  sentence: z.string(),
})

const Forecast = z.object({
  low: Figure,
  mid: Figure,
  high: Figure,
  /** First day on which the mean course reaches the target; null: 按现速不能完成. */
  reachedOn: PlainDate.nullable(),
})

export const LineAt = z.object({
  code: z.string(),
  name: z.string(),
  within: z.string().nullable(),
  unit: z.string(),
  counting: z.enum(['add', 'persons', 'stock', 'cover']),
  comparator: z.enum(comparators),
  strength: z.string().nullable(),
  from: PlainDate,
  to: PlainDate,
  value: Figure,
  /** Records that may count, where a fact about them is missing. */
  unsure: Figure,
  target: Figure,
  committed: Figure.nullable(),
  done: Figure,
  gone: Figure,
  gap: Figure,
  /** What 时序 asks for on the day, and how much of it is lacking (negative: ahead). */
  due: Figure,
  short: Figure,
  required: Figure,
  recent: Figure,
  best: Figure,
  workingDays: z.int().nullable(),
  forecast: Forecast.nullable(),
  feasibility: z.enum(['feasible', 'tight', 'hard']).nullable(),
  light: LightSaid,
})
export type LineAt = z.output<typeof LineAt>

export const PlaceAt = z.object({
  place: Place,
  parent: z.object({ code: z.string(), shortName: z.string() }).nullable(),
  value: Figure,
  target: Figure,
  done: Figure,
  gap: Figure,
  required: Figure,
  /** A report was due and none came: never drawn as 0. */
  unreported: z.boolean(),
  light: LightSaid,
})
export type PlaceAt = z.output<typeof PlaceAt>

const TargetHead = z.object({
  code: z.string(),
  name: z.string(),
  owner: z.string(),
  place: Place,
  from: PlainDate,
  to: PlainDate,
  /** 演示数据，按比例缩小 … where the numbers are not those of the notice. */
  scaled: z.string().nullable(),
  policy: z.object({ id: z.uuid(), title: z.string(), number: z.string().nullable() }).nullable(),
  issuedBy: z.string().nullable(),
})

/** Facts that fit exactly these of the parts, as one stretch of the diagram. */
const Segment = z.object({ lines: z.array(z.string()), value: Figure })

export const cardsContract = {
  list: operation({
    method: 'GET',
    path: '/targets',
    may: 'target.read',
    summary: '目标：已下达的目标和本地完成情况 / issued targets and how they stand at the reader’s place',
    input: z.object({ asOf: PlainDate.optional() }),
    output: z.object({
      asOf: PlainDate,
      targets: z.array(TargetHead.extend({ lines: z.array(LineAt), working: z.boolean() })),
    }),
  }),
  card: operation({
    method: 'GET',
    path: '/targets/:code/card',
    may: 'target.read',
    summary: '目标卡：各条线、时序、预测、灯 / a target’s lines at a place: pace, forecast, light',
    input: z.object({ code: TargetCode, place: PlaceCode.optional(), asOf: PlainDate.optional(), map: MapChoice }),
    output: TargetHead.extend({
      asOf: PlainDate,
      at: Place,
      /** The line the code names; the total where it names the target. */
      line: z.string(),
      lines: z.array(LineAt),
      may: z.object({ split: z.boolean(), report: z.boolean() }),
      /** The month this place would report now; null where nothing is to be reported. */
      toReport: PlainDate.nullable(),
    }),
  }),
  places: operation({
    method: 'GET',
    path: '/targets/:code/places',
    may: 'target.read',
    summary: '各地：一条线在下级各地的数和灯 / one line over the places below: values and lights',
    input: z.object({
      code: TargetCode,
      place: PlaceCode.optional(),
      asOf: PlainDate.optional(),
      depth: z.enum(['children', 'leaves']).default('children'),
      map: MapChoice,
    }),
    output: z.object({
      asOf: PlainDate,
      unit: z.string(),
      places: z.array(PlaceAt),
      red: Figure,
      unreported: Figure,
    }),
  }),
  course: operation({
    method: 'GET',
    path: '/targets/:code/course',
    may: 'target.read',
    summary: '进程：一条线按月累计 / the cumulative course of a line by month',
    input: z.object({ code: TargetCode, place: PlaceCode.optional(), asOf: PlainDate.optional() }),
    output: z.object({ points: z.array(z.object({ day: PlainDate, value: Figure })) }),
  }),
  overlap: operation({
    method: 'GET',
    path: '/targets/:code/overlap',
    may: 'target.read',
    summary: '重叠：总数按所属的线分段 / the total by the lines its facts fit',
    input: z.object({ code: TargetCode, place: PlaceCode.optional(), asOf: PlainDate.optional() }),
    output: z.object({
      parts: z.array(z.string()),
      segments: z.array(Segment),
      /** How much fits none of the parts, one, two … */
      times: z.array(Figure),
      /** The parts added up, which is no figure of anything, and by how much that is too many. */
      notSum: z.object({ terms: z.array(Figure), sum: z.string(), over: z.string() }).nullable(),
    }),
  }),
  report: operation({
    method: 'POST',
    path: '/targets/:code/reports',
    may: 'target.report',
    summary: '报数（含零报告）：确认一个月的数已经齐了 / say that a month is complete, also with nothing',
    input: z.object({ code: TargetCode, month: PlainDate, note: z.string().trim().max(200).default('') }),
    output: z.object({ place: Place, month: PlainDate }),
    subject: 'code',
  }),
} as const
