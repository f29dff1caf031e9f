/** Prints the one JSON document of a command. A bigint (fen, counts) is printed as a whole number. */
export function printJson(document: unknown): void {
  process.stdout.write(
    `${JSON.stringify(document, (_, value) => (typeof value === 'bigint' ? wholeOf(value) : value), 2)}\n`,
  )
}

function wholeOf(value: bigint): number {
  const whole = Number(value)
  if (!Number.isSafeInteger(whole)) throw new RangeError('a whole number beyond what JSON readers hold exactly')
  return whole
}

/** Prints a line of the answer for a person to read. */
export const print = (line: string): void => void process.stdout.write(`${line}\n`)

/** Says something beside the answer: progress, refusals, logs. */
export const tell = (line: string): void => void process.stderr.write(`${line}\n`)
