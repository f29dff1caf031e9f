import { useState } from 'react'
import type { PlainDate } from '../../platform/plain-date.ts'
import { Button } from '../../platform/ui/button.tsx'
import { ConfirmDialog } from '../../platform/ui/dialog.tsx'
import { Figure } from '../../platform/ui/figure.tsx'
import { useWords } from '../../platform/ui/language.tsx'
import { useCommand } from '../../platform/ui/office.tsx'
import type { LineAt } from '../cards/contract.ts'
import { contract } from '../contract.ts'
import { words } from './shared/words.ts'

/** 报数（含零报告）: a place says that a month is complete, also when nothing was done. */
export function ReportButton({ code, line, month }: { code: string; line: LineAt; month: PlainDate }) {
  const t = useWords(words)
  const [isOpen, open] = useState(false)
  const report = useCommand(contract.report, {
    onDone: () => open(false),
    done: () => ({ words: t('report.done', { month: month.slice(0, 7) }) }),
  })
  return (
    <>
      <Button onPress={() => open(true)}>{t('report.verb')}</Button>
      <ConfirmDialog
        title={t('report.title', { month: month.slice(0, 7) })}
        isOpen={isOpen}
        onClose={() => open(false)}
        consequences={[t('report.consequence')]}
        verb={t('report.verb')}
        isBusy={report.isBusy}
        failure={report.failure}
        onConfirm={() => report.send({ code, month })}
      >
        <p>
          {t('report.so-far', { line: line.name })} <Figure value={line.value} withUnit />
        </p>
      </ConfirmDialog>
    </>
  )
}
