/** Kinds of record that a person has; each is a table of its own. */
export const recordKinds = [
  ...(['employment', 'certificate', 'title', 'engagement', 'appraisal', 'honour', 'group'] as const),
] as const
export type RecordKind = (typeof recordKinds)[number]
