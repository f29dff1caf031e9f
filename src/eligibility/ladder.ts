import type { PlainDate } from '../platform/plain-date.ts'
import { type DeclarationPreset, type DeclarationRoute, routesTo } from './declaration.ts'
import type { Condition, Rule } from './language.ts'
import { type LadderLevel, nameOfLevel, type SkillLevel, skillLevels } from './levels.ts'

/** What a plan leads to, and each step on the way: a level in the occupation asked for, a title in the series. */
export type Stage = { readonly skill: SkillLevel } | { readonly title: LadderLevel }

/** A way from what is held to a stage: the rule that must be met; `from`: for A1 the level it starts at. */
export interface Edge {
  readonly to: Stage
  readonly rule: Rule
  readonly from?: SkillLevel
}

export const stageKey = (stage: Stage): string => ('skill' in stage ? `skill ${stage.skill}` : `title ${stage.title}`)

/** The edges of the lattice: rules that lead to a title or level, A1 from each level, and the ladder of a preset. */
export function edgesOf(rules: readonly Rule[], preset: DeclarationPreset | undefined, day: PlainDate): Edge[] {
  const bridges = rules.flatMap((rule): Edge[] => {
    const { target } = rule
    if (!target) return []
    if ('title' in target) return [{ to: { title: target.title }, rule }]
    if (target.skill !== 'next') return [{ to: { skill: target.skill }, rule }]
    return skillLevels.slice(0, -1).map((from, at) => ({ to: { skill: skillLevels[at + 1]! }, rule, from }))
  })
  const ladder = skillLevels.flatMap((level) => (preset ? ladderRules(preset, level, day) : []))
  return [...bridges, ...ladder]
}

/** Ways of the general table as rules. Those by schooling or age are not computed: no record tells them. */
function ladderRules(preset: DeclarationPreset, level: SkillLevel, version: PlainDate): Edge[] {
  const routes = routesTo(preset, level).filter(({ schooling, age }) => !schooling && age === undefined)
  return routes.map((route, at) => ({
    to: { skill: level },
    rule: {
      ...{ id: `ladder.${level}.${at + 1}`, version, validFrom: null, validTo: null, enabled: true, grade: 'C' },
      name: [
        `${nameOfLevel('certificates', level)[0]}申报条件`,
        `conditions for ${nameOfLevel('certificates', level)[1]}`,
      ],
      ...{ target: { skill: level }, sourceProvince: null, documentNumber: preset.source, question: null },
      conditions: conditionsOf(preset, route),
    },
  }))
}

function conditionsOf({ id }: DeclarationPreset, { cumulative, after, afterTitle }: DeclarationRoute): Condition[] {
  const conditions: Condition[] = []
  if (cumulative !== undefined)
    conditions.push({
      ...{ clause: id, test: { cumulative } },
      name: [`累计从事本职业满${cumulative}年`, `${cumulative} cumulative years in the occupation`],
    })
  if (after) {
    const [zh, en] = nameOfLevel('certificates', after.level)
    conditions.push({
      ...{
        clause: id,
        name: [`取得${zh}后从事本职业满${after.years}年`, `${after.years} years in the occupation since ${en}`],
      },
      test: {
        some: 'certificates',
        where: [{ level: after.level }, { occupation: 'asked' }, { valid: true }, { workedIn: after.years }],
      },
    })
  }
  if (afterTitle) {
    const [zh, en] = nameOfLevel('titles', afterTitle.level)
    conditions.push({
      ...{
        clause: id,
        name: [`取得${zh}职称后从事本职业满${afterTitle.years}年`, `${afterTitle.years} years since the ${en} title`],
      },
      test: { some: 'titles', where: [{ level: afterTitle.level }, { valid: true }, { workedIn: afterTitle.years }] },
    })
  }
  return conditions
}
