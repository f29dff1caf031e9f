import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import { plainDate } from '../../platform/plain-date.ts'
import { Refusal } from '../../platform/refusal.ts'
import { Button, LinkButton } from '../../platform/ui/button.tsx'
import { Checkboxes, Select } from '../../platform/ui/choices.tsx'
import { DraftNote, useDraft } from '../../platform/ui/draft.tsx'
import { FieldGrid } from '../../platform/ui/field.tsx'
import { Form, FormFoot } from '../../platform/ui/form.tsx'
import { useWords } from '../../platform/ui/language.tsx'
import { useAsk, useCommand } from '../../platform/ui/office.tsx'
import { Card, PageHead } from '../../platform/ui/page.tsx'
import { useFailureWords } from '../../platform/ui/states.tsx'
import { TextField } from '../../platform/ui/text-field.tsx'
import { contract } from '../contract.ts'
import { readIdNumber } from '../id-rules.ts'
import { type IdType, idTypes } from '../rules.ts'
import { Derived, LookAlikes } from './look-alikes.tsx'
import { GROUPS, words } from './words.ts'

interface PersonDraft {
  readonly idType: IdType
  readonly idNumber: string
  readonly name: string
  readonly phone: string
  readonly employer: string
  readonly groups: readonly string[]
  readonly distinctBecause: string
}

const EMPTY: PersonDraft = {
  ...{ idType: 'resident', idNumber: '', name: '', phone: '', employer: '' },
  ...{ groups: [], distinctBecause: '' },
}

const textOrNull = (text: string) => (text.trim() === '' ? null : text)

/** 登记一人: the number first; whoever is known is shown, not entered again. */
export default function RegisterPage() {
  const t = useWords(words)
  const navigate = useNavigate()
  const failureWords = useFailureWords()
  const draft = useDraft<PersonDraft>('person-new', EMPTY)
  const { value: person } = draft
  const set = (change: Partial<PersonDraft>) => draft.set((was) => ({ ...was, ...change }))
  const known = useLookUp(person.idType, person.idNumber)
  const register = useCommand(contract.register, {
    done: () => ({ words: t('register.saved') }),
    onDone: ({ id }) => {
      draft.discard()
      void navigate({ to: `/people/${id}` as never })
    },
  })
  const send = () =>
    register.send({
      ...{ name: person.name, idType: person.idType, idNumber: person.idNumber, groups: [...person.groups] },
      ...{ phone: textOrNull(person.phone), employer: textOrNull(person.employer) },
      distinctBecause: textOrNull(person.distinctBecause),
    })
  const isNamesake = register.failure instanceof Refusal && register.failure.code === 'person.namesake'
  return (
    <>
      <PageHead
        title={t('register.title')}
        trail={[{ name: t('people.title'), to: '/people' }, { name: t('register.title') }]}
        facts={t('register.facts')}
      />
      <Form onSubmit={send} refusal={register.failure}>
        <Card label={t('register.title')}>
          <div className="part">
            <FieldGrid columns={3}>
              <Select
                label={t('register.id-type')}
                name="idType"
                value={person.idType}
                onChange={(idType) => set({ idType })}
                choices={idTypes.map((id) => ({ id, name: t(`id-type.${id}`) }))}
              />
              <TextField
                label={t('person.id')}
                name="idNumber"
                isRequired
                autoComplete="off"
                maxLength={40}
                validate={(typed) => faultIn(person.idType, typed, t)}
                value={person.idNumber}
                onChange={(idNumber) => set({ idNumber })}
              />
              <TextField
                label={t('person.name')}
                name="name"
                isRequired
                autoComplete="off"
                maxLength={50}
                value={person.name}
                onChange={(name) => set({ name })}
              />
              <TextField
                label={t('person.phone')}
                name="phone"
                inputMode="tel"
                autoComplete="off"
                maxLength={30}
                value={person.phone}
                onChange={(phone) => set({ phone })}
              />
              <TextField
                label={t('person.employer')}
                name="employer"
                maxLength={100}
                value={person.employer}
                onChange={(employer) => set({ employer })}
              />
              {isNamesake || person.distinctBecause !== '' ? (
                <TextField
                  label={t('register.distinct')}
                  name="distinctBecause"
                  maxLength={200}
                  value={person.distinctBecause}
                  onChange={(distinctBecause) => set({ distinctBecause })}
                />
              ) : null}
            </FieldGrid>
            <Known known={known} />
            <Derived idType={person.idType} idNumber={person.idNumber} />
            <LookAlikes name={person.name} idNumber={person.idNumber} phone={person.phone} />
            <Checkboxes
              label={t('person.groups')}
              name="groups"
              value={person.groups}
              onChange={(groups) => set({ groups })}
              choices={GROUPS.map((id) => ({ id, name: t(`group.${id}` as 'group.G01') }))}
            />
          </div>
        </Card>
        <FormFoot
          refusal={register.failure ? failureWords(register.failure) : null}
          draft={<DraftNote draft={draft} />}
        >
          <Button kind="primary" type="submit" isBusy={register.isBusy}>
            {t('register.save')}
          </Button>
          <LinkButton to="/people">{t('action.cancel')}</LinkButton>
        </FormFoot>
      </Form>
    </>
  )
}

type Answer = z.output<typeof contract.lookUp.output>

type Say = ReturnType<typeof useWords<typeof words>>

/** What is wrong with a number, said at its field when it is left; the office's day is judged by the office. */
function faultIn(idType: IdType, typed: string, t: Say): string | null {
  if (typed.trim() === '') return null
  const read = readIdNumber(idType, typed, LATEST)
  return 'fault' in read ? t(read.fault as 'id.check') : null
}

const LATEST = plainDate('9999-12-31')
const PAUSE_MS = 400

/** Asks about a whole, right number once it rests: each asking is on record. */
function useLookUp(idType: IdType, idNumber: string): Answer | null {
  const ask = useAsk()
  const asker = useRef(ask)
  asker.current = ask
  const [answer, setAnswer] = useState<Answer | null>(null)
  useEffect(() => {
    setAnswer(null)
    if ('fault' in readIdNumber(idType, idNumber, LATEST)) return
    const stop = new AbortController()
    const timer = setTimeout(() => {
      asker.current(contract.lookUp, { idType, idNumber }, stop.signal).then(setAnswer, () => setAnswer(null))
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [idType, idNumber])
  return answer
}

function Known({ known }: { known: Answer | null }) {
  const t = useWords(words)
  if (!known) return null
  if (known.known === 'no') return <p className="dense soft">{t('register.new')}</p>
  if (known.known === 'elsewhere')
    return (
      <p role="alert" className="dense">
        {t('register.known-elsewhere', { place: known.place })}
      </p>
    )
  return (
    <p role="alert" className="dense">
      {t('register.known-here', { name: known.name, place: known.place })}
      <Link to={`/people/${known.personId}` as never}>{t('register.open-record')}</Link>
    </p>
  )
}
