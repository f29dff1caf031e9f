import { writeDocx } from '../../platform/documents/docx.ts'
import type { Call } from '../../platform/operation.ts'
import { readerOf } from '../orders/take-move.ts'
import type { paperOperations } from './contract.ts'
import { getPaper } from './paper-store.ts'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** A paper as it was signed: printed anew from what was kept, never from what the order says today. */
async function paper({ db, clerk, today, input, press }: Call<typeof paperOperations.paper>) {
  const { content } = await getPaper(db, readerOf({ clerk, today }), input.id)
  const name = content.title.replaceAll('\n', '')
  if (input.form === 'docx') return { name: `${name}.docx`, type: DOCX, body: await writeDocx(content) }
  return { name: `${name}.pdf`, type: 'application/pdf', body: await press.print(content) }
}

export const paperHandlers = { paper }
