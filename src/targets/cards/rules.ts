import type { LineRow } from './target-store.ts'

type Part = Pick<LineRow, 'no' | 'code' | 'withinNo' | 'unit' | 'counting' | 'measure'>

/** The lines directly inside one that count the same things in the same unit. */
export const partsOf = <L extends Part>(lines: readonly L[], whole: Part): L[] =>
  lines.filter(
    (line) =>
      line.withinNo === whole.no && line.unit === whole.unit && line.counting === 'add' && whole.counting === 'add',
  )

/** The same with the parts of parts, each after its whole. */
export const allPartsOf = <L extends Part>(lines: readonly L[], whole: Part): L[] =>
  partsOf(lines, whole).flatMap((part) => [part, ...allPartsOf(lines, part)])

/** The line that a code names; the total where it names the target. */
export const lineNamed = <L extends Pick<LineRow, 'code'>>(lines: readonly L[], code: string): L | undefined =>
  lines.find((line) => line.code === code) ?? lines[0]
