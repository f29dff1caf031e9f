import type { Stream } from '../generator.ts'

/** What keeps somebody from applying today, or what is special about the papers; `full`: nothing is wanting. */
export type Twist =
  | 'full'
  | 'soon'
  | 'fresh'
  | 'sheet'
  | 'unverified'
  | 'track'
  | 'failed'
  | 'notRated'
  | 'word'
  | 'revoked'
  | 'leap'
  | 'gap'
  | 'hole'
  | 'moved'
  | 'undated'
  | 'unmapped'
  | 'elsewhere'

export type SkilledLevel = 'junior' | 'intermediate' | 'senior' | 'technician' | 'seniorTechnician'
export type HeldTitle = 'assistant' | 'middle' | 'viceSenior'

/** One kind of career. `bornBy`: the last year of birth in which it fits into a life. */
export type Card = { readonly bornBy: number } & (
  | { readonly path: 'nothing' }
  | { readonly path: 'ordinary' }
  | { readonly path: 'skill'; readonly level: SkilledLevel; readonly twists: readonly Twist[] }
  | { readonly path: 'title'; readonly title: HeldTitle; readonly twists: readonly Twist[] }
  | { readonly path: 'next'; readonly twists: readonly Twist[] }
)

const BORN = { junior: 2000, intermediate: 1997, senior: 1993, technician: 1987, seniorTechnician: 1982 } as const
const BORN_TITLED = { assistant: 1988, middle: 1984, viceSenior: 1980 } as const
const ODD: readonly Twist[] = [
  ...(['failed', 'notRated', 'word', 'revoked', 'leap', 'gap', 'hole', 'moved', 'undated', 'unmapped'] as const),
]
const ODD_TITLE: readonly Twist[] = ['unverified', 'track', 'elsewhere', 'revoked', 'undated', 'moved']

const times = (count: number, card: Card): Card[] => Array.from({ length: count }, () => card)
const skill = (level: SkilledLevel, ...twists: Twist[]): Card => ({ path: 'skill', level, twists, bornBy: BORN[level] })
const titled = (title: HeldTitle, ...twists: Twist[]): Card => ({
  ...{ path: 'title', title, twists, bornBy: BORN_TITLED[title] },
})
const next = (...twists: Twist[]): Card => ({ path: 'next', twists, bornBy: 1984 })

/** One of each that a county cannot do without, so that every rule has somebody on each side of it. */
const FIRST: readonly Card[] = [
  ...[skill('seniorTechnician', 'full'), titled('viceSenior', 'full'), next('full'), skill('technician', 'full')],
  ...[skill('senior', 'full'), skill('senior', 'sheet'), titled('middle', 'full'), skill('senior', 'soon')],
  ...[skill('technician', 'unverified'), skill('seniorTechnician', 'soon'), titled('assistant', 'soon')],
  ...[{ path: 'nothing', bornBy: 9999 } as const, { path: 'ordinary', bornBy: 9999 } as const],
]
const OTHERS: readonly Card[] = [
  ...times(6, { path: 'nothing', bornBy: 9999 }),
  ...times(8, { path: 'ordinary', bornBy: 9999 }),
  ...times(4, skill('junior', 'full', 'full', 'unverified')),
  ...times(4, skill('intermediate', 'full', 'full', 'unverified', 'track')),
  ...[skill('senior', 'soon'), skill('senior', 'unverified'), skill('senior', 'track', 'sheet')],
  ...[skill('senior', 'fresh'), skill('senior', ...ODD), skill('senior', ...ODD), skill('senior', ...ODD)],
  ...[skill('technician', 'soon'), skill('technician', 'sheet', ...ODD)],
  ...[skill('seniorTechnician', 'sheet', 'unverified', ...ODD)],
  ...[titled('assistant', 'full'), titled('assistant', ...ODD_TITLE)],
  ...[titled('middle', 'soon'), titled('middle', ...ODD_TITLE), titled('viceSenior', 'soon')],
  ...[titled('viceSenior', ...ODD_TITLE), next('fresh'), next('unverified')],
]

/**
 * Deals careers county by county. A person takes the first card that fits into his life; each round of a county holds
 * every card once, the indispensable ones first.
 */
export function openDealer(stream: Stream): (county: string, birthYear: number) => Card {
  const hands = new Map<string, Card[]>()
  const round = () => [...FIRST, ...shuffled(OTHERS, stream)]
  return (county, birthYear) => {
    const hand = hands.get(county) ?? round()
    hands.set(county, hand)
    let at = hand.findIndex(({ bornBy }) => birthYear <= bornBy)
    if (at < 0) {
      at = hand.length
      hand.push(...round())
      while (birthYear > hand[at]!.bornBy) at += 1
    }
    return hand.splice(at, 1)[0]!
  }
}

function shuffled<T>(list: readonly T[], stream: Stream): T[] {
  const mixed = [...list]
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    const other = stream.whole(0, at)
    ;[mixed[at], mixed[other]] = [mixed[other]!, mixed[at]!]
  }
  return mixed
}
