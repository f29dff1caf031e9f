import { faultsOf } from '../input-faults.ts'
import { type Call, type Room, room } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import { contract } from './contract.ts'
import { type KnownSettings, platformSettings } from './known.ts'
import { addWorkYear, findSetting, listWorkYears, readDemo, saveSetting } from './store.ts'
import { words } from './words.ts'
import { daysOf, faultsOfNotice } from './work-year.ts'

/** Holiday notices, and the settings that the rooms of the house declare. */
export function settingsRoom(declared: KnownSettings): Room {
  const known: KnownSettings = { ...platformSettings, ...declared }
  return room(
    contract,
    {
      async workYears({ db }: Call<typeof contract.workYears>) {
        const years = await listWorkYears(db)
        const last = new Map(years.map(({ year, edition }) => [year, edition]))
        return { years: years.map(({ edition: no, ...year }) => ({ ...year, no, rules: last.get(year.year) === no })) }
      },

      async loadWorkYear({ db, input }: Call<typeof contract.loadWorkYear>) {
        const { year, source, off, worked } = input
        const faults = faultsOfNotice(year, off, worked)
        if (faults.length > 0) throw new Refusal('invalid', 'input.invalid', { count: faults.length }, faults)
        const added = await addWorkYear(db, { year, source, off: off.flatMap(daysOf), worked })
        if (!added) throw new Refusal('conflict', 'work-year.known', { year, source })
        return {}
      },

      async settings({ db }: Call<typeof contract.settings>) {
        const held = Object.entries(known).map(async ([name, { form, usual }]) => {
          const value = form.safeParse(await findSetting(db, name))
          return { name, usual: JSON.stringify(usual), value: JSON.stringify(value.success ? value.data : usual) }
        })
        return { settings: await Promise.all(held) }
      },

      async changeSetting({ db, input: { name, value } }: Call<typeof contract.changeSetting>) {
        const setting = known[name]
        if (!setting) throw new Refusal('absent', 'setting.unknown', { name })
        if (name === 'office-day' && !(await readDemo(db))) throw new Refusal('conflict', 'setting.demo-only')
        const parsed = setting.form.safeParse(value)
        if (!parsed.success) throw new Refusal('invalid', 'input.invalid', { count: 1 }, valueFaults(parsed.error))
        await saveSetting(db, name, parsed.data)
        return {}
      },
    },
    words,
  )
}

const valueFaults = (error: Parameters<typeof faultsOf>[0]) =>
  faultsOf(error).map((fault) => ({ ...fault, field: fault.field === '' ? 'value' : `value.${fault.field}` }))
