import { type Facts, Refusal } from '../refusal.ts'

/** The file cannot be read as a table: `reason` has its own words. */
export const unreadable = (reason: string, facts: Facts = {}) =>
  new Refusal('invalid', 'workbook.unreadable', { ...facts, reason })

/** The file, or what it unpacks to, is larger than any workbook of an office. */
export const tooLarge = (reason: string, facts: Facts = {}) =>
  new Refusal('invalid', 'workbook.too-large', { ...facts, reason })

export const encrypted = () => new Refusal('invalid', 'workbook.encrypted')

export const hasMacros = () => new Refusal('invalid', 'workbook.macros')
