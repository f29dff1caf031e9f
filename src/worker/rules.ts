export type LookKind = 'open' | 'record' | 'list' | 'number' | 'change'

/** What somebody did who stands in the audit with this person. */
export function lookKind(operation: string, method: 'read' | 'command'): LookKind {
  if (operation === 'people.open') return 'open'
  if (operation === 'people.record') return 'record'
  if (operation === 'people.lookUp') return 'number'
  return method === 'read' ? 'list' : 'change'
}

/** Operations that show persons and change nothing; everything else that names a person in the audit changed something. */
export const reading: ReadonlySet<string> = new Set([
  ...(['people.list', 'people.record', 'people.open', 'people.lookUp', 'people.pairs'] as const),
  ...(['training.people', 'training.receipt', 'targets.people', 'worker.own'] as const),
])
