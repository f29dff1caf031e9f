import type { Stream } from '../generator.ts'

/** What somebody works as, by the name of the classification; `series`: the title series, null where none is mapped. */
export interface Trade {
  readonly occupation: string
  readonly series: string | null
  /** Titles of the trade: 员级, 助理级, 中级, 副高级. */
  readonly titles: readonly [string, string, string, string]
}

const ENGINEER = ['技术员', '助理工程师', '工程师', '高级工程师'] as const
const AGRONOMIST = ['农业技术员', '助理农艺师', '农艺师', '高级农艺师'] as const
const CRAFTS = ['工艺美术员', '助理工艺美术师', '工艺美术师', '高级工艺美术师'] as const
const LABORATORY = ['实验员', '助理实验师', '实验师', '高级实验师'] as const

const trades = (series: string | null, titles: Trade['titles'], names: readonly string[]): Trade[] =>
  names.map((occupation) => ({ occupation, series, titles }))

const ENGINEERING = (...names: string[]) => trades('engineering', ENGINEER, names)
/** Occupations that map to no opened series: nobody can say yet which title they lead to. */
const UNMAPPED = trades(null, ENGINEER, ['中式烹调师', '养老护理员', '客房服务员', '物流服务师'])

/** Trades that lead to a title, by the industry of the enterprise (GB/T 4754). */
const BY_INDUSTRY: Readonly<Record<string, readonly Trade[]>> = {
  A: trades('agriculture', AGRONOMIST, ['园艺工', '农艺工', '茶叶加工工', '农机驾驶操作员', '农作物植保员']),
  B: ENGINEERING('井下支护工', '矿井开掘工', '电工', '机修钳工'),
  C: [
    ...ENGINEERING('车工', '焊工', '装配钳工', '机修钳工', '电工'),
    ...trades('crafts', CRAFTS, ['陶瓷工艺品制作师']),
  ],
  D: [...ENGINEERING('变配电运行值班员', '电工'), ...trades('laboratory', LABORATORY, ['化学检验员'])],
  E: ENGINEERING('砌筑工', '钢筋工', '架子工', '混凝土工', '焊工'),
  G: ENGINEERING('汽车维修工', '起重装卸机械操作工'),
  H: [...ENGINEERING('电工', '电梯安装维修工'), ...trades('crafts', CRAFTS, ['刺绣工'])],
}
const INDUSTRIES = Object.keys(BY_INDUSTRY)

/** A trade of the industry, or of any where none is known. */
export const tradeIn = (industry: string | null, stream: Stream): Trade =>
  stream.pick(BY_INDUSTRY[industry ?? stream.pick(INDUSTRIES)]!)

export const unmappedTrade = (stream: Stream): Trade => stream.pick(UNMAPPED)

/** Occupations whose standard the demo leaves out, so that somebody has to load it. */
const NOT_LOADED = new Set(['陶瓷工艺品制作师', '起重装卸机械操作工'])
/** Steps of 国家职业技能标准编制技术规程（2018年版） added up: 6 years, then 5, 4 and 4. */
const YEARS = { junior: 1, intermediate: 6, senior: 11, technician: 15, seniorTechnician: 19 } as const

/** Cumulative years by occupation that the demo's standards ask for; invented from the general table. */
export const demoStandards: ReadonlyMap<string, typeof YEARS> = new Map(
  [...Object.values(BY_INDUSTRY).flat(), ...UNMAPPED]
    .filter(({ occupation }) => !NOT_LOADED.has(occupation))
    .map(({ occupation }) => [occupation, YEARS]),
)
export const standardYearsTo = (level: keyof typeof YEARS): number => YEARS[level]
