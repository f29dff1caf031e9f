import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { explainAll } from './explain.ts'
import { readPerson } from './person.ts'
import { anyDay, anyPerson } from './persons.test-data.ts'
import { rules } from './shipped.ts'

const { cases } = JSON.parse(readFileSync('/work/main/data/rules/96-2020.cases.json', 'utf8'))
for (const c of cases) readPerson(c.person)
const run = () => {
  const t = performance.now()
  for (const c of cases) explainAll(rules, rules.rules, c.person, c.asOf)
  return (performance.now() - t) / cases.length
}
for (let i = 0; i < 8; i++) console.log('cases', run().toFixed(3))
const all = fc.sample(fc.tuple(anyPerson, anyDay), 500)
const run2 = () => {
  const t = performance.now()
  for (const [p, d] of all) explainAll(rules, rules.rules, p, d)
  return (performance.now() - t) / all.length
}
for (let i = 0; i < 4; i++) console.log('any', run2().toFixed(3))
