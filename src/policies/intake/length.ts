import { Refusal } from '../../platform/refusal.ts'

/** Longest text that is read, in bytes of UTF-8 (domain §8.7, 22). */
export const TEXT_LIMIT = 1024 * 1024

/** @throws Refusal intake.too-long past 1 MB. */
export function checkLength(text: string): void {
  const size = text.length > TEXT_LIMIT ? text.length : new TextEncoder().encode(text).length
  if (size > TEXT_LIMIT)
    throw new Refusal('invalid', 'intake.too-long', { kilobytes: Math.ceil(size / 1024), limit: TEXT_LIMIT / 1024 })
}
