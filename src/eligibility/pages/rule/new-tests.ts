import type { Test } from '../../language.ts'

/** Conditions that an office may begin with; every value in them is set afterwards in the sentence. */
export const newTests = [
  {
    id: 'worked',
    test: {
      some: 'certificates',
      where: [{ level: 'senior' }, { valid: true }, { series: 'asked' }, { worked: 2, since: 'senior' }],
    },
  },
  { id: 'title', test: { some: 'titles', where: [{ level: 'assistant' }, { valid: true }] } },
  { id: 'appraisals', test: { appraisals: 3, grades: ['excellent', 'qualified'] } },
  { id: 'post', test: { post: 'asked' } },
  { id: 'cumulative', test: { cumulative: 5 } },
  { id: 'standard', test: { standardYears: 'senior' } },
  { id: 'series', test: { asked: 'series', in: 'opened' } },
] as const satisfies readonly { readonly id: string; readonly test: Test }[]
