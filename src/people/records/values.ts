/** The eight levels of the new ladder, lowest first (人社部发〔2022〕14号); the grade number falls while the level rises. */
export const skillLevels = [
  ...(['apprentice', 'junior', 'intermediate', 'senior', 'technician', 'seniorTechnician'] as const),
  ...(['special', 'chief'] as const),
] as const
export type SkillLevel = (typeof skillLevels)[number]

/** 员级, 助理级, 中级, 副高级, 正高级, lowest first. */
export const titleLevels = ['clerk', 'assistant', 'middle', 'viceSenior', 'senior'] as const
export type TitleLevel = (typeof titleLevels)[number]

/** 技能, 技术, other work; `none` is a recorded break. Not known is null. */
export const tracks = ['skill', 'technical', 'other', 'none'] as const
export type Track = (typeof tracks)[number]

/** 优秀, 合格, 基本合格, 不合格, 不定等次. */
export const appraised = ['excellent', 'qualified', 'basic', 'unqualified', 'notRated'] as const
export type Appraised = (typeof appraised)[number]

/** 无固定期限, 固定期限, 以完成一定任务为期限, 劳务派遣, no contract. */
export const contracts = ['open', 'fixed', 'task', 'dispatch', 'none'] as const
export type Contract = (typeof contracts)[number]

/** 评审, 考试, 认定. */
export const titleRoutes = ['review', 'exam', 'recognised'] as const
export type TitleRoute = (typeof titleRoutes)[number]

export const honourRanks = ['nation', 'province', 'prefecture', 'county', 'unit'] as const
export type HonourRank = (typeof honourRanks)[number]

export const certificateKinds = ['skill-level', 'qualification', 'special', 'completion'] as const

/** Codes of the 27 title series; the first eight were opened to highly skilled workers (人社部发〔2020〕96号). */
export const titleSeries = [
  ...(['engineering', 'agriculture', 'crafts', 'heritage', 'laboratory', 'arts', 'sports'] as const),
  ...(['technicalSchoolTeacher', 'universityTeacher', 'philosophy', 'science', 'health', 'journalism'] as const),
  ...(['publishing', 'library', 'archives', 'translation', 'broadcasting', 'accounting', 'statistics'] as const),
  ...(['economics', 'secondarySchoolTeacher', 'schoolTeacher', 'legalService', 'ships', 'aviation', 'audit'] as const),
] as const
export type TitleSeries = (typeof titleSeries)[number]

export const groupCodes = Array.from({ length: 16 }, (_, at) => `G${String(at + 1).padStart(2, '0')}`)

/** Lists of which it matters whether they are complete: an empty one is none, not unknown. */
export const knownLists = ['certificate', 'title', 'employment', 'appraisal'] as const
export type KnownList = (typeof knownLists)[number]
