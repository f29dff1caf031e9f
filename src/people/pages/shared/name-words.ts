import type { Words } from '../../../platform/refusal.ts'

/** The target groups G01–G16, as every room calls them. */
export const groupNames = {
  'group.G01': ['农村低收入人口', 'rural low income'],
  'group.G02': ['易地搬迁人员', 'relocated'],
  'group.G03': ['企业职工', 'employees'],
  'group.G04': ['农民工', 'migrant workers'],
  'group.G05': ['高校毕业生', 'graduates'],
  'group.G06': ['退役军人', 'veterans'],
  'group.G07': ['脱贫劳动力', 'out of poverty'],
  'group.G08': ['残疾人', 'disabled'],
  'group.G09': ['退捕渔民', 'former fishermen'],
  'group.G10': ['登记失业人员', 'registered unemployed'],
  'group.G11': ['就业困难人员', 'hard to employ'],
  'group.G12': ['两后生', 'school leavers'],
  'group.G13': ['农村劳动力', 'rural workers'],
  'group.G14': ['新业态从业人员', 'new forms of work'],
  'group.G15': ['其他城乡劳动者', 'others'],
  'group.G16': ['新型学徒', 'apprentices'],
} as const satisfies Words

/** The levels of certificates with their grade words; the grade number falls while the level rises. */
export const levelNames = {
  'level.apprentice': ['学徒工', 'apprentice'],
  'level.junior': ['五级/初级工', 'level 5 (junior)'],
  'level.intermediate': ['四级/中级工', 'level 4 (intermediate)'],
  'level.senior': ['三级/高级工', 'level 3 (senior)'],
  'level.technician': ['二级/技师', 'level 2 (technician)'],
  'level.seniorTechnician': ['一级/高级技师', 'level 1 (senior technician)'],
  'level.special': ['特级技师', 'special technician'],
  'level.chief': ['首席技师', 'chief technician'],
  'level.singleSkill': ['专项职业能力', 'single skill'],
  'level.completion': ['培训合格', 'completion'],
} as const satisfies Words
