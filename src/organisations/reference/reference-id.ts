import { sm3 } from '../../platform/seal.ts'

/** The same id in every office, so that loading again finds what is there (RFC 9562 §5.8, a hash of our own). */
export function referenceId(code: string): string {
  const hash = sm3(`unit:${code}`)
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}
