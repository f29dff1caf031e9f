/** Skill ladder 新八级工 (人社部发〔2022〕14号), lowest first; the place in this list is the rank 0–7. */
export const skillLevels = [
  ...(['apprentice', 'junior', 'intermediate', 'senior'] as const),
  ...(['technician', 'seniorTechnician', 'special', 'chief'] as const),
] as const
export type SkillLevel = (typeof skillLevels)[number]

/** Title ladder 职称, lowest first; the place in this list is the rank 0–4. */
export const titleLevels = ['clerk', 'assistant', 'middle', 'viceSenior', 'senior'] as const
export type TitleLevel = (typeof titleLevels)[number]

export type LadderLevel = SkillLevel | TitleLevel
export type FactList = 'certificates' | 'titles'

/** Rank of a level on the ladder of its list. `senior` is rank 3 among certificates (高级工), 4 among titles (正高级). */
export const rankOf = (list: FactList, level: LadderLevel): number =>
  (list === 'certificates' ? (skillLevels as readonly LadderLevel[]) : titleLevels).indexOf(level)

/** The next level of the skill ladder; nothing stands above 首席技师. */
export const levelAbove = (level: SkillLevel): SkillLevel | undefined => skillLevels[skillLevels.indexOf(level) + 1]

/** The highest level whose conditions an occupational standard names; 特级 and 首席技师 are appointed by enterprises. */
export const highestInStandards: SkillLevel = 'seniorTechnician'

export const skillLevelNames = {
  apprentice: ['学徒工', 'apprentice'],
  junior: ['初级工', 'junior worker'],
  intermediate: ['中级工', 'intermediate worker'],
  senior: ['高级工', 'senior worker'],
  technician: ['技师', 'technician'],
  seniorTechnician: ['高级技师', 'senior technician'],
  special: ['特级技师', 'special technician'],
  chief: ['首席技师', 'chief technician'],
} as const satisfies Record<SkillLevel, readonly [string, string]>

export const titleLevelNames = {
  clerk: ['员级', 'clerk level'],
  assistant: ['助理级', 'assistant level'],
  middle: ['中级', 'middle level'],
  viceSenior: ['副高级', 'vice-senior level'],
  senior: ['正高级', 'senior level'],
} as const satisfies Record<TitleLevel, readonly [string, string]>

/** Printed name of a level, [中文, English]. */
export const nameOfLevel = (list: FactList, level: LadderLevel): readonly [zh: string, en: string] =>
  list === 'certificates' ? skillLevelNames[level as SkillLevel] : titleLevelNames[level as TitleLevel]
