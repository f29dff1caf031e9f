import type { Degree } from '../timeline.ts'
import type { Node, Program } from './compile.ts'

/** So many persons at a time: what the leaves wrote of them stays in the nearest memory. */
const AT_ONCE = 2048

/**
 * Clauses as bits: bit c of `met` and `open` is condition c of the program, 32 to a word, `words` words a person. Open is
 * 待核实; neither is 不满足.
 */
export interface Masks {
  readonly words: number
  readonly met: Uint32Array
  readonly open: Uint32Array
}

export const wordsOf = ({ conditions }: Program): number => Math.max(1, Math.ceil(conditions.length / 32))

export function emptyMasks(program: Program, persons: number, shared = false): Masks {
  const words = wordsOf(program)
  const bytes = 4 * words * persons
  const memory = () => (shared ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes)) as ArrayBuffer
  return { words, met: new Uint32Array(memory()), open: new Uint32Array(memory()) }
}

/** Every rule about persons [from, to): their clauses into `masks`, from the first person of all on. */
export function runKernel(program: Program, masks: Masks, from: number, to: number): void {
  const leaves = program.leaves.map(() => new Uint8Array(AT_ONCE))
  const pool: Uint8Array[] = []
  for (let first = from; first < to; first += AT_ONCE) {
    const last = Math.min(first + AT_ONCE, to)
    for (let at = 0; at < leaves.length; at += 1) program.leaves[at]!(first, last, leaves[at]!)
    for (let at = 0; at < program.conditions.length; at += 1) {
      const degrees = combine(program.conditions[at]!, leaves, pool, 0, last - first)
      writeBits(masks, degrees, at, first, last - first)
    }
  }
}

function writeBits({ words, met, open }: Masks, degrees: Uint8Array, at: number, first: number, count: number): void {
  const [word, shift] = [at >> 5, at & 31]
  if (words === 1) {
    for (let one = 0; one < count; one += 1) {
      const degree = degrees[one]!
      // Without branches: 3 is met, 1 and 2 are open.
      met[first + one]! |= ((degree + 1) >> 2) << shift
      open[first + one]! |= ((degree ^ (degree >> 1)) & 1) << shift
    }
    return
  }
  for (let one = 0; one < count; one += 1) {
    const degree = degrees[one]!
    if (degree === 3) met[(first + one) * words + word]! |= 1 << shift
    else if (degree !== 0) open[(first + one) * words + word]! |= 1 << shift
  }
}

/** The degrees of a node for a stretch of persons; what it writes into is its depth's own. */
function combine(
  node: Node,
  leaves: readonly Uint8Array[],
  pool: Uint8Array[],
  depth: number,
  count: number,
): Uint8Array {
  if (node.kind === 'leaf') return leaves[node.at]!
  pool[depth] ??= new Uint8Array(AT_ONCE)
  const out = pool[depth]
  if (node.kind === 'constant') return out.fill(node.degree, 0, count)
  if (node.kind === 'atLeast') return countBest(node.of, node.count, { leaves, pool, depth, count, out })
  out.set(combine(node.of[0]!, leaves, pool, depth + 1, count).subarray(0, count))
  if (node.kind === 'not') {
    for (let one = 0; one < count; one += 1) out[one] = out[one] === 3 ? 0 : out[one] === 0 ? 3 : out[one]!
    return out
  }
  const isAll = node.kind === 'all'
  for (const next of node.of.slice(1)) {
    const other = combine(next, leaves, pool, depth + 1, count)
    if (isAll) for (let one = 0; one < count; one += 1) out[one] = Math.min(out[one]!, other[one]!)
    else for (let one = 0; one < count; one += 1) out[one] = Math.max(out[one]!, other[one]!)
  }
  return out
}

interface Counted {
  readonly leaves: readonly Uint8Array[]
  readonly pool: Uint8Array[]
  readonly depth: number
  readonly count: number
  readonly out: Uint8Array
}

/** Of each person the count-th best degree: how many are at least 3, 2, 1. */
function countBest(of: readonly Node[], wanted: number, { leaves, pool, depth, count, out }: Counted): Uint8Array {
  const reached = [0, 1, 2].map(() => new Uint8Array(count))
  for (const node of of) {
    const degrees = combine(node, leaves, pool, depth + 1, count)
    for (let one = 0; one < count; one += 1)
      for (let least = 1; least <= degrees[one]!; least += 1) reached[least - 1]![one]! += 1
  }
  for (let one = 0; one < count; one += 1) {
    let degree: Degree = 0
    for (const least of [1, 2, 3] as const) if (reached[least - 1]![one]! >= wanted) degree = least
    out[one] = degree
  }
  return out
}

/** Verdicts of a rule by its conditions' bits: 2 met, 1 to verify, 0 not met (Kleene AND). */
export function verdictAt({ words, met, open }: Masks, person: number, first: number, end: number): 0 | 1 | 2 {
  let verdict: 0 | 1 | 2 = 2
  for (let at = first; at < end; at += 1) {
    const word = person * words + (at >> 5)
    const bit = 1 << (at & 31)
    if ((met[word]! & bit) !== 0) continue
    if ((open[word]! & bit) === 0) return 0
    verdict = 1
  }
  return verdict
}
