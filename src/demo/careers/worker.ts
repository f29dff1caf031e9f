import { plainDate } from '../../platform/plain-date.ts'
import type { Career } from './career.ts'
import type { Workplace } from './records.ts'

const OCCUPATION = '电工'
const BEGAN = plainDate('2001-03-01')
const LEFT = plainDate('2012-06-30')
const CAME = plainDate('2012-07-01')

/**
 * The career of the worker who signs in. On the office day he can apply for the assistant title (96-2-1); for the middle
 * one from 2021-10-20 (96-2-2: 技师 for three years); for 高级技师 only the check of his title is wanting (96-4-2).
 */
export function workerCareer(place: Workplace): Career {
  const before = { unitId: null, unitName: '宾川县供电所（演示）' }
  const work = { track: 'skill' as const, occupation: OCCUPATION, verified: true }
  const certificate = { occupation: OCCUPATION, revokedOn: null, verified: true }
  const sheet = { ...place, occupation: OCCUPATION, word: null, verified: true }
  return {
    ...{ employerName: null, known: ['certificate', 'title', 'employment', 'appraisal'] },
    employment: [
      { ...work, ...before, post: '外线电工', fromOn: BEGAN, toOn: LEFT, contract: 'fixed' },
      { ...work, ...place, post: '维修电工', fromOn: CAME, toOn: null, contract: 'open' },
    ],
    certificate: [
      { ...certificate, level: 'technician', issuedOn: plainDate('2018-10-20') },
      { ...certificate, level: 'senior', issuedOn: plainDate('2014-06-20') },
      { ...certificate, level: 'intermediate', issuedOn: plainDate('2008-05-16') },
    ],
    title: [
      {
        ...{ series: 'engineering', level: 'assistant', name: '助理工程师', grantedOn: plainDate('2010-12-28') },
        ...{ revokedOn: null, verified: false },
      },
    ],
    appraisal: [
      { ...sheet, year: 2018, result: 'qualified' },
      { ...sheet, year: 2019, result: 'excellent' },
      { ...sheet, year: 2020, result: 'qualified' },
    ],
    engagement: [
      {
        ...{ ...place, occupation: OCCUPATION, skillLevel: 'technician', titleLevel: null },
        ...{ fromOn: plainDate('2019-01-01'), verified: true },
      },
    ],
    honour: [{ name: '县级技术能手', rank: 'county', grantedOn: plainDate('2019-04-28'), verified: true }],
  }
}
