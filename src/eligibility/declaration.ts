import { z } from 'zod'
import table from '../../data/rules/declaration-conditions.json' with { type: 'json' }
import { type SkillLevel, skillLevels, titleLevels } from './levels.ts'

const Years = z.int().min(0).max(60)

/**
 * One way to a skill level 申报条件: everything that it names must hold. `cumulative`: years of work in the occupation;
 * `after`: years since the certificate of that level; `afterTitle`: years since a title of that level or higher;
 * `schooling`: a school leaving that a person checks; `age`: at least so old.
 */
export const DeclarationRoute = z.strictObject({
  cumulative: Years.optional(),
  after: z.strictObject({ level: z.enum(skillLevels), years: Years }).optional(),
  afterTitle: z.strictObject({ level: z.enum(titleLevels), years: Years }).optional(),
  schooling: z.tuple([z.string(), z.string()]).optional(),
  age: z.int().optional(),
})
export type DeclarationRoute = z.output<typeof DeclarationRoute>

/** The general table of one generation of the standards; an occupation's own standard overrides it. */
export const DeclarationPreset = z.strictObject({
  id: z.enum(['std2018', 'std2023']),
  source: z.string(),
  levels: z.partialRecord(z.enum(skillLevels), z.array(DeclarationRoute).min(1)),
})
export type DeclarationPreset = z.output<typeof DeclarationPreset>

/** 《国家职业标准编制技术规程》 2018 and 2023. Used for an occupation only once an operator has confirmed it. */
export const declarationPresets: readonly DeclarationPreset[] = z.array(DeclarationPreset).parse(table)

/** The ways to a level by a preset; none where enterprises appoint. */
export const routesTo = (preset: DeclarationPreset, level: SkillLevel): readonly DeclarationRoute[] =>
  preset.levels[level] ?? []
