import type { UnitKind } from '../organisations/rules.ts'
import type { Stream } from './generator.ts'
import { POPULATION, type WorldSize } from './sizes.ts'

/** A county of the real table, with the weight by which the demo spreads people over it. */
export interface DemoCounty {
  readonly code: string
  readonly name: string
  readonly prefecture: string
  readonly weight: number
  /** How fast the county goes against its share: below 1 it falls behind. Invented. */
  readonly pace: number
}

export interface DemoUnit {
  readonly no: number
  readonly kind: UnitKind
  readonly name: string
  readonly county: string
  readonly industry: string
}

/** Where the journey goes: 宾川县, in 大理州. */
export const JOURNEY_COUNTY = '532924'
export const JOURNEY_PREFECTURE = '532900'

interface Division {
  readonly code: string
  readonly name: string
  readonly parent: string
}

/** How far the whole province goes against its year: a little beyond it, for a few of each class do not finish. */
const PACE = 1.03

/** Counties with invented weights inside their prefecture, and one that lags (story beat 1). */
export function planCounties(divisions: readonly Division[], stream: Stream): DemoCounty[] {
  const lagging = stream.pick(divisions.filter(({ code }) => code !== JOURNEY_COUNTY)).code
  const raw = divisions.map((one) => ({ ...one, size: 0.6 + stream.next() }))
  const drawn = raw.map(({ code, name, parent, size }) => {
    const siblings = raw.filter((other) => other.parent === parent)
    const part = size / siblings.reduce((sum, other) => sum + other.size, 0)
    const pace = code === lagging ? 0.55 : 0.86 + stream.next() * 0.4
    return { code, name, prefecture: parent, weight: POPULATION[parent]! * part, pace }
  })
  const usual = sum(drawn, ({ weight, pace }) => weight * pace) / sum(drawn, ({ weight }) => weight)
  return drawn.map((county) => ({ ...county, pace: (county.pace / usual) * PACE }))
}

const sum = (counties: readonly DemoCounty[], of: (county: DemoCounty) => number): number =>
  counties.reduce((all, county) => all + of(county), 0)

const TRADES = [
  { industry: 'A', weight: 45, words: ['果蔬', '茶业', '核桃', '咖啡', '种植'] },
  { industry: 'C', weight: 15, words: ['机械', '食品', '建材', '纺织', '电子'] },
  { industry: 'B', weight: 6, words: ['矿业', '铜业', '锌业'] },
  { industry: 'D', weight: 5, words: ['水电', '风电', '供水'] },
  { industry: 'E', weight: 10, words: ['建筑', '路桥', '装饰'] },
  { industry: 'H', weight: 12, words: ['康养', '旅游', '酒店'] },
  { industry: 'G', weight: 7, words: ['物流', '运输'] },
] as const
const NOUNS = [...'兴隆恒远金桥云岭丰泰瑞祥鑫源红土高原苍山澜沧怒江乌蒙'].map(
  (one, at, all) => `${one}${all[(at + 7) % all.length]}`,
)

/** Invented enterprises, spread like people: `<county><noun><trade>有限公司（演示）`. */
export function planEnterprises(size: WorldSize, counties: readonly DemoCounty[], stream: Stream): DemoUnit[] {
  return Array.from({ length: size.enterprises }, (_, no) => {
    const county =
      no === 0
        ? counties.find(({ code }) => code === JOURNEY_COUNTY)!
        : stream.weighted(counties, ({ weight }) => weight)
    const trade = stream.weighted(TRADES, ({ weight }) => weight)
    const name = `${shortOf(county.name)}${stream.pick(NOUNS)}${stream.pick(trade.words)}有限公司（演示）`
    const kind = trade.industry === 'A' && stream.chance(0.3) ? 'COOP' : 'ENT'
    return {
      no,
      kind,
      county: county.code,
      industry: trade.industry,
      name: kind === 'COOP' ? name.replace('有限公司', '专业合作社') : name,
    }
  })
}

/** Training institutions where people are: the first is the journey's school; one in three is a 技工院校. */
export function planInstitutions(size: WorldSize, counties: readonly DemoCounty[], stream: Stream): DemoUnit[] {
  const journey = counties.find(({ code }) => code === JOURNEY_COUNTY)!
  return Array.from({ length: size.institutions }, (_, no) => {
    const county = no === 0 ? journey : stream.weighted(counties, ({ weight }) => weight)
    const kind: UnitKind = no % 3 === 0 ? 'TECH' : no % 3 === 1 ? 'TRAIN' : 'VOC'
    const tail = { TECH: '技工学校', TRAIN: '职业培训学校', VOC: '职业高级中学' }[kind as 'TECH' | 'TRAIN' | 'VOC']
    const noun = no === 0 ? '' : stream.pick(NOUNS)
    return {
      no,
      kind,
      county: county.code,
      industry: 'P',
      name: `${no === 0 ? county.name : shortOf(county.name)}${noun}${tail}（演示）`,
    }
  })
}

const shortOf = (name: string): string =>
  name
    .replace(
      /(哈尼族|彝族|白族|傣族|壮族|苗族|回族|傈僳族|拉祜族|佤族|瑶族|纳西族|景颇族|藏族|布朗族|普米族|怒族|独龙族|布依族)+.*$/,
      '',
    )
    .replace(/[县市区]$/, '')
