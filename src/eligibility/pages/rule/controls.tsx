import { lazy, Suspense, useState } from 'react'
import { Button } from '../../../platform/ui/button.tsx'
import { Checkboxes, Tick } from '../../../platform/ui/choices.tsx'
import { useLanguage, useWords } from '../../../platform/ui/language.tsx'
import { skillLevels, titleLevels } from '../../levels.ts'
import { type Control, controlText, gradeNames, type Line, levelName, type Path } from '../../rule-sentences.ts'
import { titleSeries } from '../../series.ts'
import { words } from './words.ts'

const Dialog = lazy(async () => ({ default: (await import('../../../platform/ui/dialog.tsx')).Dialog }))

interface SentenceProps {
  readonly lines: readonly Line[]
  /** Undefined: read only. */
  readonly onSet: ((path: Path, value: unknown) => void) | undefined
}

/** A condition as sentences; while a version is drafted its numbers, levels and lists can be set in place. */
export function Sentence({ lines, onSet }: SentenceProps) {
  const { language } = useLanguage()
  return (
    <div className="sentence">
      {lines.map(({ depth, pieces }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines stand by their place
        <p key={at} style={{ paddingInlineStart: `${depth * 20}px` }}>
          {pieces.map((piece) =>
            typeof piece === 'string' ? (
              <span key={piece}>{piece}</span>
            ) : onSet ? (
              <Setting key={piece.path.join()} control={piece} onSet={(value) => onSet(piece.path, value)} />
            ) : (
              <b key={piece.path.join()}>{controlText(piece, language)}</b>
            ),
          )}
        </p>
      ))}
    </div>
  )
}

interface SettingProps<One extends Control = Control> {
  readonly control: One
  readonly onSet: (value: unknown) => void
}

function Setting({ control, onSet }: SettingProps) {
  const t = useWords(words)
  if (control.kind === 'level') return <LevelSetting control={control} onSet={onSet} />
  if (control.kind === 'series' || control.kind === 'grades') return <ListSetting control={control} onSet={onSet} />
  if (control.kind === 'day')
    return (
      <input
        className="setting"
        type="date"
        aria-label={t('rule.day')}
        value={control.value}
        onChange={({ target }) => target.value !== '' && onSet(target.value)}
      />
    )
  return (
    <input
      className="setting number"
      type="number"
      aria-label={t(control.kind === 'years' ? 'rule.years' : 'rule.count')}
      min={control.least}
      max={control.kind === 'years' ? 60 : 20}
      value={control.value}
      onChange={({ target }) => Number.isInteger(target.valueAsNumber) && onSet(target.valueAsNumber)}
    />
  )
}

function LevelSetting({ control, onSet }: SettingProps<Extract<Control, { kind: 'level' }>>) {
  const t = useWords(words)
  const { language } = useLanguage()
  const levels: readonly string[] = control.list === 'certificates' ? skillLevels : titleLevels
  const choices = control.also === null ? levels : [...levels, control.also]
  return (
    <select
      className="setting"
      aria-label={t('rule.level')}
      value={control.value}
      onChange={({ target }) => onSet(target.value)}
    >
      {choices.map((level) => (
        <option key={level} value={level}>
          {levelName(control.list, level, language)}
        </option>
      ))}
    </select>
  )
}

function ListSetting({ control, onSet }: SettingProps<Extract<Control, { kind: 'series' | 'grades' }>>) {
  const { language } = useLanguage()
  const [isOpen, open] = useState(false)
  return (
    <>
      <button type="button" className="setting" onClick={() => open(true)}>
        {controlText(control, language)}
      </button>
      {isOpen ? (
        <Suspense fallback={null}>
          <ListDialog {...{ control, onSet }} onClose={() => open(false)} />
        </Suspense>
      ) : null}
    </>
  )
}

type ListDialogProps = SettingProps<Extract<Control, { kind: 'series' | 'grades' }>> & { readonly onClose: () => void }

function ListDialog({ control, onSet, onClose }: ListDialogProps) {
  const t = useWords(words)
  const { language } = useLanguage()
  const side = language === 'zh' ? 0 : 1
  const [isOpened, setOpened] = useState(control.value === 'opened')
  const [chosen, choose] = useState<readonly string[]>(control.value === 'opened' ? [] : control.value)
  const choices =
    control.kind === 'series'
      ? titleSeries.map(({ code, name }) => ({ id: code, name: name[side] }))
      : Object.entries(gradeNames).map(([id, name]) => ({ id, name: name[side] }))
  const set = () => {
    onSet(isOpened ? 'opened' : chosen)
    onClose()
  }
  return (
    <Dialog
      title={t(`rule.${control.kind}`)}
      isOpen
      onClose={onClose}
      foot={
        <Button kind="primary" isDisabled={!isOpened && chosen.length === 0} onPress={set}>
          {t('rule.set')}
        </Button>
      }
    >
      {control.kind === 'series' ? (
        <Tick isSelected={isOpened} onChange={setOpened}>
          {t('rule.opened')}
        </Tick>
      ) : null}
      {isOpened ? null : (
        <Checkboxes label={t(`rule.${control.kind}`)} value={chosen} onChange={choose} choices={choices} />
      )}
    </Dialog>
  )
}
