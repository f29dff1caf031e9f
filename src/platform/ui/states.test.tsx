import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Refusal } from '../refusal.ts'
import { UnreadableAnswer } from '../request.ts'
import { FormFoot } from './form.tsx'
import { Speaking } from './language.tsx'
import { ErrorPanel, useFailureWords } from './states.tsx'

function Foot({ failure }: { failure: unknown }) {
  const words = useFailureWords()
  return <FormFoot refusal={words(failure)}>{null}</FormFoot>
}

const drawn = (page: React.ReactNode) =>
  renderToStaticMarkup(
    <Speaking language="zh" onChoose={() => {}}>
      {page}
    </Speaking>,
  )
const buttonsIn = (html: string) =>
  [...html.matchAll(/<button[^>]*>(.*?)<\/button>/g)].map(([, inside]) => inside!.replace(/<[^>]*>/g, ''))

test('a form on a page older than the server says so and has the button that loads it anew', () => {
  expect(buttonsIn(drawn(<Foot failure={new UnreadableAnswer('shape')} />))).toEqual(['重新载入页面'])
})

test('any other failure of a form is its sentence alone', () => {
  expect(buttonsIn(drawn(<Foot failure={new Refusal('conflict', 'x.y')} />))).toEqual([])
  expect(buttonsIn(drawn(<Foot failure={new TypeError('fetch failed')} />))).toEqual([])
})

test('a panel offers to load an older page anew, and to try again whatever else failed', () => {
  const panel = (failure: Error) => buttonsIn(drawn(<ErrorPanel failure={failure} onRetry={() => {}} />))
  expect(panel(new UnreadableAnswer('shape'))).toEqual(['重新载入页面'])
  expect(panel(new TypeError('fetch failed'))).toEqual(['再试一次'])
})
