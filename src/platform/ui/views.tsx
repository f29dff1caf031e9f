import { useLocation, useNavigate } from '@tanstack/react-router'
import { use, useState } from 'react'
import { Button, SignButton } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { AccountContext } from './draft.tsx'
import { Form } from './form.tsx'
import { useWords } from './language.tsx'
import { Sign } from './signs.tsx'
import { TextField } from './text-field.tsx'
import './views.css'

interface View {
  readonly name: string
  readonly search: string
}

/** Addresses of one list with its filters, kept on this computer under the account. `place` names the list. */
export function SavedViews({ place }: { place: string }) {
  const t = useWords()
  const navigate = useNavigate()
  const { pathname, searchStr } = useLocation()
  const [isOpen, setOpen] = useState(false)
  const [name, setName] = useState('')
  const { views, keep } = useViews(place)
  const save = () => {
    keep([...views.filter((view) => view.name !== name), { name, search: searchStr }])
    setName('')
  }
  return (
    <>
      <Button onPress={() => setOpen(true)}>{t('views.title')}</Button>
      <Dialog title={t('views.title')} isOpen={isOpen} onClose={() => setOpen(false)}>
        {views.length === 0 ? <p className="soft">{t('views.none')}</p> : null}
        <ul className="views">
          {views.map((view) => (
            <li key={view.name}>
              <button
                type="button"
                className="link-button"
                onClick={() => {
                  setOpen(false)
                  void navigate({ href: `${pathname}${view.search}` })
                }}
              >
                {view.name}
              </button>
              <SignButton
                label={t('views.delete', { name: view.name })}
                onPress={() => keep(views.filter((one) => one.name !== view.name))}
              >
                <Sign name="cross" />
              </SignButton>
            </li>
          ))}
        </ul>
        <Form onSubmit={save}>
          <TextField label={t('views.name')} value={name} onChange={setName} isRequired maxLength={20} />
          <Button type="submit">{t('views.save')}</Button>
        </Form>
      </Dialog>
    </>
  )
}

function useViews(place: string) {
  const key = `changai.views.${use(AccountContext)}.${place}`
  const [views, setViews] = useState<readonly View[]>(() => JSON.parse(localStorage.getItem(key) ?? '[]'))
  const keep = (next: readonly View[]) => {
    localStorage.setItem(key, JSON.stringify(next))
    setViews(next)
  }
  return { views, keep }
}
