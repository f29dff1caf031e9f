/** A drawn index, or the room that undrawn ones leave, in pixels. */
export type Piece = { readonly at: number } | { readonly gap: number; readonly before: number }

/** Where each of the sizes begins, and at the end where the last one stops. */
export function edgesOf(sizes: readonly number[]): number[] {
  const edges = [0]
  for (const size of sizes) edges.push(edges.at(-1)! + size)
  return edges
}

export interface Span {
  readonly from: number
  readonly to: number
}

/** What of a long row of sizes is drawn: all that touches the span, and `kept` wherever it stands; the rest is room. */
export function windowOf(edges: readonly number[], span: Span, kept: number | undefined): Piece[] {
  const pieces: Piece[] = []
  let left = 0
  const leave = (until: number) => {
    if (until > left) pieces.push({ gap: edges[until]! - edges[left]!, before: until })
  }
  for (let at = 0; at < edges.length - 1; at++) {
    const isSeen = edges[at + 1]! > span.from && edges[at]! < span.to
    if (!isSeen && at !== kept) continue
    leave(at)
    pieces.push({ at })
    left = at + 1
  }
  leave(edges.length - 1)
  return pieces
}
