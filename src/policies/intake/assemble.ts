import type { DraftLine } from './draft.ts'
import type { Finding } from './finding.ts'
import { type Folded, sourceRanges } from './fold.ts'

/** Lines in the order of the text, a whole before its parts, numbered L1, L2 …, with the characters of the source. */
export function assemble(findings: readonly Finding[], paragraphs: readonly Folded[], source: string): DraftLine[] {
  const ordered = findings.toSorted(
    (a, b) => a.paragraph - b.paragraph || a.start - b.start || depthOf(a) - depthOf(b) || b.end - a.end,
  )
  const ids = new Map(ordered.map((finding, i) => [finding, `L${i + 1}`]))
  return ordered.map((finding) => printed(finding, ids, paragraphs, source))
}

const depthOf = ({ parent }: Finding): number => (parent ? depthOf(parent) + 1 : 0)

function printed(
  finding: Finding,
  ids: ReadonlyMap<Finding, string>,
  paragraphs: readonly Folded[],
  source: string,
): DraftLine {
  const ranges = sourceRanges(paragraphs[finding.paragraph]!, finding.start, finding.end)
  const doubts = [...finding.doubts]
  return {
    id: ids.get(finding)!,
    kind: finding.kind,
    text: ranges.map(([start, end]) => source.slice(start, end)).join(''),
    start: ranges[0]![0],
    end: ranges[ranges.length - 1]![1],
    ranges,
    measure: finding.measure,
    population: finding.population,
    comparator: finding.comparator,
    strength: finding.strength,
    per: finding.per,
    basis: finding.basis,
    value: finding.value,
    unit: finding.unit,
    period: finding.period,
    place: finding.place,
    within: finding.parent ? (ids.get(finding.parent) ?? null) : null,
    overlaps: finding.overlaps,
    actors: finding.actors,
    due: finding.due,
    certainty: doubts.length === 0 ? 'sure' : 'check',
    doubts,
  }
}
