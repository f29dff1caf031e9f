import { readFileSync } from 'node:fs'

/** Rows of a reference file under data/, by the names in its first line; an empty cell is ''. */
export function readTable<Column extends string>(name: string): Record<Column, string>[] {
  const text = readFileSync(new URL(`../../../data/${name}`, import.meta.url), 'utf8')
  const [head, ...lines] = text.split(/\r?\n/).filter((line) => line !== '')
  const columns = head!.split('\t') as Column[]
  return lines.map((line) => {
    const cells = line.split('\t')
    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ''])) as Record<Column, string>
  })
}
