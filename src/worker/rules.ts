export type LookKind = 'open' | 'record' | 'list' | 'number' | 'change'

/** What somebody did who stands in the audit with this person. */
export function lookKind(operation: string, method: 'read' | 'command'): LookKind {
  if (operation === 'people.open') return 'open'
  if (operation === 'people.openPaper') return 'open'
  if (operation === 'people.record' || operation === 'people.records') return 'record'
  if (operation === 'people.lookUp') return 'number'
  return method === 'read' ? 'list' : 'change'
}

/** Operations that show persons and change nothing; everything else that names a person in the audit changed something. */
export const reading: ReadonlySet<string> = new Set([
  ...(['people.list', 'people.record', 'people.open', 'people.lookUp', 'people.pairs'] as const),
  ...(['people.records', 'people.changes', 'people.corrections', 'people.lookAlikes', 'people.openPaper'] as const),
  ...(['training.people', 'training.receipt', 'targets.people', 'worker.own', 'people.ownRecords'] as const),
])

interface Seen {
  readonly at: string
  readonly kind: LookKind
  readonly unit: string | null
  readonly post: string | null
  readonly purpose: string | null
}

/** Opening one page asks for its parts one by one; within the same minute they are one look. Newest first. */
export const withoutEchoes = <Look extends Seen>(looks: readonly Look[]): Look[] =>
  looks.filter((look, at) => {
    const later = looks[at - 1]
    const echoes =
      later && (['kind', 'unit', 'post', 'purpose'] as const).every((field) => later[field] === look[field])
    return !echoes || look.kind !== 'record' || later.at.slice(0, 16) !== look.at.slice(0, 16)
  })
