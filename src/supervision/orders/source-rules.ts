/** Where an order comes from (§4.2 t1). */
export const orderSources = ['light', 'decision', 'note', 'complaint', 'audit', 'inspection', 'self'] as const

/** What can be wrong with a subject: two orders on one subject are the same matter only if the problem is the same. */
export const problems = ['behind', 'undone', 'poor', 'untrue', 'funds', 'other'] as const
export type Problem = (typeof problems)[number]

/** What an order is about: a task, a line of a target, a clause of a notice, or words alone. */
export interface Subject {
  readonly taskId: string | null
  readonly lineNo: number | null
  readonly policyId: string | null
  readonly policyLineNo: number | null
}

/** Spaces and punctuation make no other matter. */
const bare = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[\s\p{P}]/gu, '')
    .toLowerCase()

const subjectOf = ({ taskId, lineNo, policyId, policyLineNo }: Subject): string | null => {
  if (taskId) return `task:${taskId}`
  if (lineNo !== null) return `line:${lineNo}`
  return policyId && policyLineNo !== null ? `policy:${policyId}:${policyLineNo}` : null
}

/** The key by which two orders of one unit are the same matter: its subject, else its words; and the problem. */
export const causeOf = (subject: Subject, problem: Problem, matter: string): string =>
  `${subjectOf(subject) ?? `matter:${bare(matter)}`}#${problem}`

/** What stands before the problem: orders alike in this supervise the same thing. */
export const matterOf = (cause: string): string => cause.slice(0, cause.lastIndexOf('#'))

/** The problem of a cause. */
export const problemOf = (cause: string): Problem => cause.slice(cause.lastIndexOf('#') + 1) as Problem

/** 产改督〔2021〕3号: 六角括号 U+3014 and U+3015, no leading zeros (GB/T 9704-2012, 7.2.5). */
export const orderNumber = (prefix: string, year: number, no: number): string => `${prefix}〔${year}〕${no}号`
