import { useState } from 'react'
import { Segmented } from '../../../platform/ui/choices.tsx'
import { Figure } from '../../../platform/ui/figure.tsx'
import { useWords } from '../../../platform/ui/language.tsx'
import { useOperation } from '../../../platform/ui/office.tsx'
import { SectionStrips, type StripLevel } from '../../../platform/ui/section-strips.tsx'
import { SpineNode } from '../../../platform/ui/spine.tsx'
import { Loading } from '../../../platform/ui/states.tsx'
import { contract } from '../../contract.ts'
import type { Cut } from '../../figures/contract.ts'
import { sizeOf } from '../shared/amounts.ts'
import type { Head, Strip } from './head.ts'
import { People } from './people.tsx'
import { words } from './words.ts'

/** A section through the number: each level is one strip, the chosen part fans out to be the whole next strip. */
export function Records({ head, onOpen }: { head: Head; onOpen: (ref: string) => void }) {
  const t = useWords(words)
  const [cut, choose] = useState<Cut>(head.cuts[0] ?? 'place')
  return (
    <SpineNode
      kind="records"
      note={t('records.note')}
      aside={
        head.cuts.length < 2 ? undefined : (
          <Segmented
            label={t('cut')}
            size="small"
            value={cut}
            onChange={choose}
            choices={head.cuts.map((id) => ({ id, name: t(`cut.${id}`) }))}
          />
        )
      }
    >
      <Section key={cut} root={head.ref} cut={cut} mayPeople={head.may.people} onOpen={onOpen} />
    </SpineNode>
  )
}

interface Step {
  readonly ref: string
  readonly cut: Cut
}

interface SectionProps {
  readonly root: string
  readonly cut: Cut
  readonly mayPeople: boolean
  readonly onOpen: (ref: string) => void
}

const DEEPEST = 8

/** Levels that were opened, one below the other; a class opens to its people. */
function Section({ root, cut, mayPeople }: SectionProps) {
  const t = useWords(words)
  const [steps, setSteps] = useState<readonly Step[]>([{ ref: root, cut }])
  // The number of one class has nothing left to be cut: its people are its records.
  const [people, setPeople] = useState<string | null>(root.includes('.class:') ? root : null)
  const [strips, setStrips] = useState<ReadonlyMap<string, Strip>>(new Map())
  const keep = (ref: string, strip: Strip) => {
    if (strips.get(ref) !== strip) setStrips((was) => new Map(was).set(ref, strip))
  }
  const choose = (levelId: string, partId: string) => {
    const at = steps.findIndex(({ ref }) => ref === levelId)
    const part = strips.get(levelId)?.parts.find(({ id }) => id === partId)
    if (!part || at < 0) return
    const kept = steps.slice(0, at + 1)
    if (part.opens === 'people') {
      setSteps(kept)
      setPeople(part.figure.ref)
    } else if (kept.length < DEEPEST) {
      setSteps([...kept, { ref: part.figure.ref, cut: 'place' }])
      setPeople(null)
    }
  }
  const levels = steps.flatMap(({ ref }, at) => {
    const strip = strips.get(ref)
    const chosen = steps[at + 1]?.ref ?? (at === steps.length - 1 ? people : null)
    return strip ? [levelOf(ref, strip, chosen, at === 0 ? undefined : strips.get(steps[at - 1]!.ref))] : []
  })
  return (
    <>
      {steps.map((step) => (
        <Fetch key={step.ref} step={step} onStrip={keep} />
      ))}
      {levels.length < steps.length ? <Loading lines={2} /> : null}
      <SectionStrips levels={levels} onChoose={choose} />
      {people === null ? null : mayPeople ? (
        <People reference={people} />
      ) : (
        <p className="small soft">{t('people.not-yours')}</p>
      )}
    </>
  )
}

/** Fetches one level; drawing nothing, so that levels already there stay still. */
function Fetch({ step, onStrip }: { step: Step; onStrip: (ref: string, strip: Strip) => void }) {
  const answer = useOperation(contract.strip, { ref: step.ref, cut: step.cut })
  if (answer.data) queueMicrotask(() => onStrip(step.ref, answer.data))
  return null
}

function levelOf(ref: string, strip: Strip, chosen: string | null, above: Strip | undefined): StripLevel {
  const part = strip.parts.find(({ figure }) => figure.ref === chosen)
  return {
    id: ref,
    name: strip.name,
    figure: <Figure value={strip.figure} />,
    unit: strip.figure.unit,
    parts: strip.parts.map(({ id, name, shortName, note, figure }) => ({
      ...{ id, short: shortName, amount: sizeOf(figure) },
      name: note ? `${name}　${note}` : name,
    })),
    chosen: part?.id ?? null,
    partUnit: strip.partUnit,
    addsUp: strip.addsUp,
    note: strip.note ?? undefined,
    share: above && sizeOf(above.figure) > 0 ? sizeOf(strip.figure) / sizeOf(above.figure) : undefined,
  }
}
