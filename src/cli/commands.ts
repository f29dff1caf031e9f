import { type Commands, command } from './arguments.ts'

/** Every command by its words. A new one adds its line here, its sentence in words.ts, and its module beside them. */
export const commands: Commands = {
  start: command({
    operands: [],
    options: { port: 'count', 'no-demo': 'flag', demo: 'text' },
    load: async () => (await import('./start.ts')).start,
  }),
  migrate: command({
    operands: [],
    options: { snapshot: 'flag' },
    load: async () => (await import('./migrate.ts')).migrateDatabase,
  }),
  bench: command({
    operands: ['name'],
    options: {},
    load: async () => (await import('./bench.ts')).bench,
  }),
  intake: command({
    operands: ['file'],
    options: { save: 'flag' },
    load: async () => (await import('./intake.ts')).intake,
  }),
  'roster check': command({
    operands: ['file'],
    options: { marked: 'text', class: 'text' },
    load: async () => {
      const { rosterCheck } = await import('./roster.ts')
      return async ({ marked, class: name, ...args }) => {
        const known = name === undefined ? {} : await (await import('./roster-import.ts')).classNamed(args, name)
        return rosterCheck({ ...args, ...known, ...(marked === undefined ? {} : { marked }) })
      }
    },
  }),
  'roster import': command({
    operands: ['file'],
    options: { class: 'needed' },
    load: async () => (await import('./roster-import.ts')).rosterImport,
  }),
  'eligibility explain': command({
    operands: ['file'],
    options: { 'as-of': 'day', rule: 'text', rules: 'text' },
    load: async () => (await import('./eligibility.ts')).explainPerson,
  }),
  'occupations load': command({
    operands: ['file'],
    options: { from: 'day' },
    load: async () => (await import('./occupations.ts')).occupationsLoad,
  }),
  'standards load': command({
    operands: ['file'],
    options: { from: 'day' },
    load: async () => (await import('./standards.ts')).standardsLoad,
  }),
  'eligibility run': command({
    operands: [],
    options: { 'as-of': 'day' },
    load: async () => (await import('./eligibility-run.ts')).runEligibility,
  }),
  'targets show': command({
    operands: ['code'],
    options: { place: 'text', 'as-of': 'day' },
    load: async () => (await import('./targets.ts')).targetsShow,
  }),
  'supervision tick': command({
    operands: [],
    options: { 'as-of': 'day' },
    load: async () => (await import('./supervision.ts')).supervisionTick,
  }),
  'tallies verify': command({
    operands: [],
    options: {},
    load: async () => (await import('./tallies.ts')).talliesVerify,
  }),
  'tallies rebuild': command({
    operands: [],
    options: {},
    load: async () => (await import('./tallies.ts')).talliesRebuild,
  }),
  'audit verify': command({
    operands: [],
    options: {},
    load: async () => (await import('./audit.ts')).auditVerify,
  }),
  doctor: command({
    operands: [],
    options: {},
    load: async () => (await import('./doctor.ts')).doctor,
  }),
  backup: command({
    operands: ['out'],
    options: { 'passphrase-file': 'text' },
    load: async () => (await import('./backup.ts')).backup,
  }),
  restore: command({
    operands: ['file'],
    options: { 'passphrase-file': 'text', replace: 'flag' },
    load: async () => (await import('./backup.ts')).restore,
  }),
}
