import { plainDate } from '../../../platform/plain-date.ts'
import { useDays } from '../../../platform/ui/language.tsx'

/** sv-SE writes 2021-06-30 18:05. */
const IN_CHINA = new Intl.DateTimeFormat('sv-SE', {
  ...({ timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit' } as const),
  ...({ hour: '2-digit', minute: '2-digit' } as const),
})

/** A moment as the office's clock shows it, with its year. */
export function useChinaMoment(): (at: string) => string {
  const day = useDays()
  return (at) => {
    const [on, clock] = IN_CHINA.format(new Date(at)).split(' ')
    return `${day(plainDate(on!), 'year')} ${clock}`
  }
}
