import { useWords } from '../../platform/ui/language.tsx'
import type { Line } from '../contract.ts'
import { words } from './words.ts'

/** Why the reader is not sure, each doubt as a question that the person beside it can answer. */
export function Doubts({ line }: { line: Line }) {
  const t = useWords(words)
  return (
    <ul className="doubts">
      {line.doubts.map((doubt) => (
        <li key={doubt}>
          <b>{t(questionOf(doubt))}</b>
        </li>
      ))}
    </ul>
  )
}

/** The question of a doubt; a new kind of doubt is still asked, in general words. */
const questionOf = (doubt: string): keyof typeof words =>
  Object.hasOwn(words, `doubt.${doubt}`) ? (`doubt.${doubt}` as keyof typeof words) : 'doubt.other'
