import { useState } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { DropZone } from 'react-aria-components/DropZone'
import { FileTrigger } from 'react-aria-components/FileTrigger'
import { Text } from 'react-aria-components/Text'
import { Button } from './button.tsx'
import { useWords } from './language.tsx'
import './file-drop.css'
import './states.css'
import './field.css'

const MEGABYTE = 1024 * 1024
const megabytes = (bytes: number) => (bytes / MEGABYTE).toFixed(bytes < 10 * MEGABYTE ? 1 : 0)

export interface FileDropProps {
  /** What is expected: 名册（.xlsx）. */
  readonly label: string
  /** Endings, as .xlsx. */
  readonly kinds: readonly string[]
  /** Bytes; the server's own limit, so that nobody waits for a refusal. */
  readonly limit: number
  readonly onFile: (file: File) => void
  /** From `useCommand`: while it runs the zone shows how far it is. */
  readonly progress?: { readonly name: string; readonly sent: number; readonly total: number } | null
  readonly onStop?: () => void
  readonly hint?: string
  readonly isDisabled?: boolean
}

/** Drop a file or choose one; the wrong kind, an empty one or one too large is said at once. */
export function FileDrop(props: FileDropProps) {
  const { label, kinds, limit, onFile, progress = null, isDisabled = false } = props
  const t = useWords()
  const [fault, setFault] = useState<string | null>(null)
  const take = (files: readonly File[]) => {
    const found = faultOf(files, kinds, limit)
    setFault(found === null ? null : t(found.code, found.facts))
    const [file] = files
    if (found === null && file) onFile(file)
  }
  return (
    <div className="file-drop">
      <DropZone
        className="file-zone"
        isDisabled={isDisabled || progress !== null}
        onDrop={async (event) => {
          const dropped = event.items.filter((item) => item.kind === 'file')
          take(await Promise.all(dropped.map((item) => item.getFile())))
        }}
      >
        {progress ? (
          <Sending progress={progress} {...(props.onStop ? { onStop: props.onStop } : {})} />
        ) : (
          <>
            <Text slot="label" className="file-label">
              <b>{label}</b>
              <span>{t('file.drop')}</span>
            </Text>
            <FileTrigger acceptedFileTypes={kinds} onSelect={(files) => take([...(files ?? [])])}>
              <AriaButton className="button plain medium" isDisabled={isDisabled}>
                {t('file.choose')}
              </AriaButton>
            </FileTrigger>
            {props.hint === undefined ? null : <span className="small faint">{props.hint}</span>}
          </>
        )}
      </DropZone>
      <div role="alert" className="field-line field-fault">
        {fault}
      </div>
    </div>
  )
}

function Sending({ progress, onStop }: { progress: NonNullable<FileDropProps['progress']>; onStop?: () => void }) {
  const t = useWords()
  const { name, sent, total } = progress
  const words =
    sent < total
      ? t('file.sending', { name, done: megabytes(sent), total: megabytes(total) })
      : t('file.reading', { name })
  return (
    <div className="file-sending">
      <Text slot="label">{words}</Text>
      <progress max={total} value={sent} aria-label={words} />
      {onStop && sent < total ? (
        <Button size="small" onPress={onStop}>
          {t('file.cancel')}
        </Button>
      ) : null}
    </div>
  )
}

type FileFault =
  | { code: 'file.one'; facts: Record<string, never> }
  | { code: 'file.wrong-kind' | 'file.too-large' | 'file.empty'; facts: Record<string, string> }

/** What is wrong with the files, or null. */
export function faultOf(files: readonly File[], kinds: readonly string[], limit: number): FileFault | null {
  const [file, second] = files
  if (second) return { code: 'file.one', facts: {} }
  if (!file) return null
  const { name, size } = file
  if (!kinds.some((kind) => name.toLowerCase().endsWith(kind))) {
    return { code: 'file.wrong-kind', facts: { name, kinds: kinds.join(' ') } }
  }
  if (size === 0) return { code: 'file.empty', facts: { name } }
  if (size > limit) return { code: 'file.too-large', facts: { name, size: megabytes(size), limit: megabytes(limit) } }
  return null
}
