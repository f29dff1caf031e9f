import { useState } from 'react'
import { Button } from '../../platform/ui/button.tsx'
import { Checkboxes } from '../../platform/ui/choices.tsx'
import { Dialog } from '../../platform/ui/dialog.tsx'
import { useWords } from '../../platform/ui/language.tsx'
import { useCommand } from '../../platform/ui/office.tsx'
import { ErrorPanel } from '../../platform/ui/states.tsx'
import { TextField } from '../../platform/ui/text-field.tsx'
import { contract, type PersonRecord, sealedFields } from '../contract.ts'
import type { Opened } from './person.tsx'
import { words } from './words.ts'

type Field = (typeof sealedFields)[number]

interface OpenDialogProps {
  readonly person: PersonRecord
  readonly onClose: () => void
  readonly onOpened: (opened: Opened) => void
}

/** Asks what is wanted and for what, and says that the person will see it. */
export function OpenDialog({ person, onClose, onOpened }: OpenDialogProps) {
  const t = useWords(words)
  const [fields, setFields] = useState<readonly Field[]>(['name', 'idNumber'])
  const [purpose, setPurpose] = useState('')
  const open = useCommand(contract.open, {
    onDone: (answer) => {
      onOpened({ ...answer, purpose })
      onClose()
    },
  })
  return (
    <Dialog
      title={t('open.title')}
      isOpen
      onClose={onClose}
      foot={
        <Button
          kind="primary"
          isBusy={open.isBusy}
          isDisabled={purpose.trim().length < 2 || fields.length === 0}
          onPress={() => open.send({ id: person.id, fields: [...fields], purpose })}
        >
          {t('open.verb')}
        </Button>
      }
    >
      <p>{t('open.note')}</p>
      <Checkboxes
        label={t('open.what')}
        value={fields}
        onChange={setFields}
        choices={sealedFields.map((id) => ({ id, name: t(`field.${id}`) }))}
      />
      <TextField label={t('open.purpose')} isRequired maxLength={200} value={purpose} onChange={setPurpose} lines={2} />
      {open.failure ? <ErrorPanel failure={open.failure} /> : null}
    </Dialog>
  )
}
