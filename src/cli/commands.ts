import { type Commands, command } from './arguments.ts'

/** Every command by its words. A new one adds its line here, its sentence in words.ts, and its module beside them. */
export const commands: Commands = {
  start: command({
    operands: [],
    options: { port: 'count', 'no-demo': 'flag' },
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
}
