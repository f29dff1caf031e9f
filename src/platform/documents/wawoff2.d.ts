declare module 'wawoff2' {
  /** woff2 (W3C) → the TrueType or OpenType file within. */
  export const decompress: (woff2: Uint8Array) => Promise<Uint8Array>
}
