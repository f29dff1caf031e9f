type Kind = 'i8' | 'u8' | 'i16' | 'i32' | 'u32'
const arrays = { i8: Int8Array, u8: Uint8Array, i16: Int16Array, i32: Int32Array, u32: Uint32Array } as const
type ArrayOf<K extends Kind> = InstanceType<(typeof arrays)[K]>

/** A typed array that grows while it is filled. `shared`: the end result lies in memory that threads share. */
export interface Growing<K extends Kind> {
  push(value: number): void
  length(): number
  done(shared: boolean): ArrayOf<K>
}

export function growing<K extends Kind>(kind: K, first = 1024): Growing<K> {
  let held = new arrays[kind](first) as ArrayOf<K>
  let length = 0
  return {
    push(value) {
      if (length === held.length) {
        const wider = new arrays[kind](held.length * 2) as ArrayOf<K>
        wider.set(held)
        held = wider
      }
      held[length] = value
      length += 1
    },
    length: () => length,
    done(shared) {
      const size = length * held.BYTES_PER_ELEMENT
      const memory = shared ? new SharedArrayBuffer(size) : new ArrayBuffer(size)
      const fitting = new arrays[kind](memory as ArrayBuffer) as ArrayOf<K>
      fitting.set(held.subarray(0, length))
      return fitting
    },
  }
}
