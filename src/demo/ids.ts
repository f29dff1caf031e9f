import { sm3 } from '../platform/seal.ts'

/** The same identifier in every demo world, so that loading again finds what is there (UUID, version 8, RFC 9562 §5.8). */
export function demoId(what: string): string {
  const hash = sm3(`demo:${what}`)
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}
