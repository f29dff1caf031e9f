import { sayDay, useLanguage } from '../../platform/ui/language.tsx'

type Precision = 'year' | 'month' | 'day'

/** A day no more exactly than it is known: 2018年, 2018年5月, 2018年5月1日. */
export function useWhen(): (day: string, precision?: Precision) => string {
  const { language } = useLanguage()
  return (day, precision = 'day') => {
    if (precision === 'day') return sayDay(day, language, 'year')
    if (precision === 'year') return language === 'zh' ? `${day.slice(0, 4)}年` : day.slice(0, 4)
    return language === 'zh' ? `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月` : day.slice(0, 7)
  }
}
