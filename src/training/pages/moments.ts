import { useCallback } from 'react'
import { useLanguage } from '../../platform/ui/language.tsx'

/** A moment as the office's clock shows it: 6月30日 10:42. */
export function useMoments(): (at: string) => string {
  const { language } = useLanguage()
  return useCallback(
    (at: string) =>
      new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
        ...({ timeZone: 'Asia/Shanghai', month: 'short', day: 'numeric' } as const),
        ...({ hour: '2-digit', minute: '2-digit', hour12: false } as const),
      }).format(new Date(at)),
    [language],
  )
}
