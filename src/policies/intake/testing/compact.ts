import type { Draft } from '../draft.ts'

/** A draft as lines of text, for a person to check by hand beside the notice: one for the document, one for each line. */
export const compact = ({ document, lines }: Draft): string[] => [
  [document.title, document.number, document.issuer, document.issuedOn, document.kind]
    .map((fact) => fact ?? '—')
    .join(' | '),
  ...lines.map((line) =>
    [
      line.within ? `${line.id}<${line.within}` : line.id,
      line.kind,
      [line.comparator, line.value, line.unit].filter((fact) => fact !== null).join(' '),
      [line.basis, line.strength, line.per && `per ${line.per}`, line.overlaps && 'overlaps'].filter(Boolean).join(' '),
      line.period ? `${line.period.from ?? ''}~${line.period.to ?? ''}` : '',
      line.due ? `due ${line.due}` : '',
      line.actors.map((actor) => `${actor.role}:${actor.name}`).join(','),
      line.doubts.join(','),
      line.text,
    ].join('|'),
  ),
]
