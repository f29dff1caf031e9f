import { createContext, type ReactNode, use, useCallback, useEffect, useMemo } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { isPlainDate, weekday, yearOf } from '../plain-date.ts'
import { type Facts, type Language, say, type Words } from '../refusal.ts'
import { kitWords } from './words.ts'

type KitCode = keyof typeof kitWords

interface Speech {
  readonly language: Language
  readonly choose: (language: Language) => void
}

const SpeechContext = createContext<Speech>({ language: 'zh', choose: () => {} })
const KEPT = 'changai.language'

/** The language this computer was last used in; Chinese the first time. */
export const keptLanguage = (): Language => (localStorage.getItem(KEPT) === 'en' ? 'en' : 'zh')

/** Puts everything inside it into one language: words, dates, and the controls' own labels. */
export function Speaking({ language, onChoose, children }: SpeakingProps) {
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
    localStorage.setItem(KEPT, language)
  }, [language])
  const speech = useMemo(() => ({ language, choose: onChoose }), [language, onChoose])
  return (
    <SpeechContext value={speech}>
      {/* en-CA writes days as 2021-06-30, which nobody can misread. */}
      <I18nProvider locale={language === 'zh' ? 'zh-CN' : 'en-CA'}>{children}</I18nProvider>
    </SpeechContext>
  )
}
interface SpeakingProps {
  readonly language: Language
  readonly onChoose: (language: Language) => void
  readonly children: ReactNode
}

/** The reader's language, and how to change it. */
export const useLanguage = (): Speech => use(SpeechContext)

/**
 * `t(code, facts)` in the reader's language. With a room's table its codes are known to the compiler beside the kit's.
 * @example const t = useWords(words); t('class.approve'); t('form.faults', { count: 3 })
 */
export function useWords<T extends Words = Record<never, never>>(room?: T) {
  const { language } = useLanguage()
  return useCallback(
    (code: (keyof T & string) | KitCode, facts: Facts = {}): string =>
      room && code in room ? say(room, language, code, facts) : say(kitWords, language, code, facts),
    [language, room],
  )
}

/** A day as it is said: 6月30日, with the year 2021年6月30日, with the weekday 2021年6月30日 星期三. */
export function sayDay(day: string, language: Language, form: 'short' | 'year' | 'weekday' = 'short'): string {
  if (!isPlainDate(day)) return day
  const [month, date] = [Number(day.slice(5, 7)), Number(day.slice(8))]
  if (language === 'zh') {
    const year = form === 'short' ? '' : `${yearOf(day)}年`
    return `${year}${month}月${date}日${form === 'weekday' ? ` 星期${'一二三四五六日'[weekday(day) - 1]}` : ''}`
  }
  const year = form === 'short' ? '' : ` ${yearOf(day)}`
  return `${form === 'weekday' ? `${WEEKDAYS[weekday(day) - 1]} ` : ''}${date} ${MONTHS[month - 1]}${year}`
}

/** `sayDay` in the reader's language. */
export function useDays() {
  const { language } = useLanguage()
  return useCallback((day: string, form?: 'short' | 'year' | 'weekday') => sayDay(day, language, form), [language])
}

/** A month in short: 3月, Mar. `month` is 1–12. */
export const sayMonth = (month: number, language: Language): string =>
  language === 'zh' ? `${month}月` : (MONTHS[month - 1] ?? '')

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const
