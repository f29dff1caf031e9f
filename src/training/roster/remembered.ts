/** Rosters say the same thing row after row; more different words than this are read one by one. */
const MOST_WORDS = 2000

/** The same function, with the answers for the first words kept. */
export function remembered<T>(read: (text: string) => T): (text: string) => T {
  const answers = new Map<string, T>()
  return (text) => {
    const known = answers.get(text)
    if (known !== undefined || answers.has(text)) return known as T
    const answer = read(text)
    if (answers.size < MOST_WORDS) answers.set(text, answer)
    return answer
  }
}
