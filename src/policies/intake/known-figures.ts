import type { Finding } from './finding.ts'

/** Planned figures already read, by value and unit: a later mention of one is no second target. */
export interface KnownFigures {
  find(line: Finding): Finding | undefined
  add(line: Finding): void
}

export function knownFigures(): KnownFigures {
  const figures = new Map<string, Finding>()
  const key = ({ value, unit }: Finding): string => `${value}/${unit}`
  return {
    find: (line) => figures.get(key(line)),
    add(line) {
      if (line.kind === 'target' || line.kind === 'fund') figures.set(key(line), line)
    },
  }
}
