import { isProvincePart } from '../../platform/identifiers/place-code.ts'
import { compact } from './text.ts'

/** A place of the current list, or one that was: with the code that it has now. */
export interface PlaceEntry {
  readonly code: string
  readonly name: string
}
export interface OldPlaceEntry extends PlaceEntry {
  readonly oldCode: string
  readonly oldName: string
}

/** Places of the province by code and by every way to write their names. */
export interface Places {
  /** Codes that an identity number of the province may begin with, abolished ones included. */
  readonly prefixes: ReadonlySet<string>
  readonly province: string
  readonly names: ReadonlyMap<string, string>
  readonly oldNames: ReadonlyMap<string, string>
  readonly current: ReadonlySet<string>
  readonly oldCodes: ReadonlyMap<string, string>
}

/** The place that a text names; `converted` when it is an old name or an abolished code. */
export interface PlaceMatch {
  readonly code: string
  readonly converted: boolean
}

const PEOPLES =
  /(?:哈尼族|彝族|白族|傣族|壮族|苗族|回族|拉祜族|佤族|布朗族|瑶族|景颇族|傈僳族|独龙族|怒族|普米族|纳西族|藏族)+(?=自治)/
const OTHER_PROVINCES: readonly (readonly [code: string, short: string])[] = [
  ['110000', '北京'],
  ['120000', '天津'],
  ['130000', '河北'],
  ['140000', '山西'],
  ['150000', '内蒙古'],
  ['210000', '辽宁'],
  ['220000', '吉林'],
  ['230000', '黑龙江'],
  ['310000', '上海'],
  ['320000', '江苏'],
  ['330000', '浙江'],
  ['340000', '安徽'],
  ['350000', '福建'],
  ['360000', '江西'],
  ['370000', '山东'],
  ['410000', '河南'],
  ['420000', '湖北'],
  ['430000', '湖南'],
  ['440000', '广东'],
  ['450000', '广西'],
  ['460000', '海南'],
  ['500000', '重庆'],
  ['510000', '四川'],
  ['520000', '贵州'],
  ['540000', '西藏'],
  ['610000', '陕西'],
  ['620000', '甘肃'],
  ['630000', '青海'],
  ['640000', '宁夏'],
  ['650000', '新疆'],
  ['710000', '台湾'],
  ['810000', '香港'],
  ['820000', '澳门'],
]
/** 大理市 under another prefecture is a contradiction; 大理 may be a road. */
const WHOLE_NAME = /[县市区州]$/
const LONGEST_NAME = 20
const DEMO = '999999'

/** 红河哈尼族彝族自治州 → 红河州; 石林彝族自治县 → 石林县. */
const plainName = (name: string): string => name.replace(PEOPLES, '').replace('自治', '')
/** 红河州 → 红河; never a single character. */
const shortName = (name: string): string | undefined => {
  const short = plainName(name).replace(/(省|地区|市|州|县|区)$/, '')
  return short.length > 1 ? short : undefined
}

/** Prepares the lists for look-ups. The first entry of `current` is the province itself. */
export function preparePlaces(current: readonly PlaceEntry[], old: readonly OldPlaceEntry[]): Places {
  const names = new Map<string, string>()
  for (const { code, name } of current) {
    names.set(name, code)
    names.set(plainName(name), code)
  }
  for (const { code, name } of current) {
    const short = shortName(name)
    if (short && !names.has(short)) names.set(short, code)
  }
  const oldNames = new Map<string, string>()
  for (const { code, oldName } of old.filter((one) => one.code !== ''))
    for (const name of [oldName, plainName(oldName)])
      if (!names.has(name) && !oldNames.has(name)) oldNames.set(name, code)
  return {
    province: current[0]!.code,
    names,
    oldNames,
    current: new Set(current.map(({ code }) => code)),
    oldCodes: new Map(old.filter((one) => one.code !== '').map(({ oldCode, code }) => [oldCode, code])),
    prefixes: new Set([...current.map(({ code }) => code), ...old.map(({ oldCode }) => oldCode)]),
  }
}

/**
 * Whether the first six digits of an identity number are a place that is or was: exactly within the province, by the
 * province part elsewhere (no list of theirs is held). The demo region 999999 is known.
 */
export const isKnownRegion = (region: string, places: Places): boolean =>
  region === DEMO ||
  (region.startsWith(places.province.slice(0, 2)) ? places.prefixes.has(region) : isProvincePart(region.slice(0, 2)))

/**
 * Finds the place in a code or an address: the county or prefecture as deep as it is named, another province as a whole.
 * Old names and abolished codes become those of today. Undefined when nothing matches, or when a county stands under
 * another prefecture than its own.
 */
export function findPlace(text: string, places: Places): PlaceMatch | undefined {
  const words = compact(text)
  const code = /^(\d{6})(\d{3}|\d{6})?$/.exec(words)?.[1]
  return code ? placeOfCode(code, places) : placeOfAddress(words.replace(/^中国/, ''), places)
}

function placeOfCode(code: string, places: Places): PlaceMatch | undefined {
  if (places.current.has(code)) return { code, converted: false }
  const today = places.oldCodes.get(code)
  if (today) return { code: today, converted: today !== code }
  const elsewhere = isProvincePart(code.slice(0, 2)) && code.slice(0, 2) !== places.province.slice(0, 2)
  return elsewhere ? { code, converted: false } : undefined
}

function placeOfAddress(words: string, places: Places): PlaceMatch | undefined {
  const other = OTHER_PROVINCES.find(([, short]) => words.startsWith(short) && !longestName(words, places))
  if (other) return { code: other[0], converted: false }
  let found: PlaceMatch | undefined
  let rest = words
  for (let step = longestName(rest, places); step; step = longestName(rest, places)) {
    if (found && !inside(step.code, found.code, places)) {
      if (WHOLE_NAME.test(rest.slice(0, step.length))) return undefined
      break
    }
    found = { code: deeper(found?.code, step.code, places), converted: (found?.converted ?? false) || step.converted }
    rest = rest.slice(step.length)
    if (isCounty(step.code)) break
  }
  return found
}

const isCounty = (code: string) => !code.endsWith('00')
const inside = (code: string, above: string, places: Places) =>
  above === places.province || code.slice(0, 4) === above.slice(0, 4)
const deeper = (above: string | undefined, code: string, places: Places) =>
  code === places.province && above ? above : code

function longestName(words: string, places: Places) {
  for (let length = Math.min(LONGEST_NAME, words.length); length > 1; length -= 1) {
    const name = words.slice(0, length)
    const code = places.names.get(name)
    if (code) return { code, length, converted: false }
    const today = places.oldNames.get(name)
    if (today) return { code: today, length, converted: true }
  }
  return undefined
}
