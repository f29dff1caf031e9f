import { DEMO_REGION } from './citizen-id.ts'

/** Trims spaces, hyphens and invisible characters, makes full-width digits half-width and drops +86. */
export const normalisePhone = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\u00a0\u200b-\u200f\u2028-\u202f\u2060\ufeff-]/g, '')
    .replace(/^['‘’`]+/, '')
    .replace(/^(\+|00)86(?=1\d{10}$)/, '')

/**
 * Whether the text is a mobile number of eleven digits (工信部 电信网编号计划: 1, then 3–9). The unused segment 1000 stands
 * for invented people and goes only with an identity number of the demo region.
 */
export const isMobileNumber = (text: string, idNumber: string): boolean =>
  /^1[3-9]\d{9}$/.test(text) || (/^1000\d{7}$/.test(text) && idNumber.startsWith(DEMO_REGION))
