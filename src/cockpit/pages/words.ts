import type { Words } from '../../platform/refusal.ts'

export const words = {
  'cockpit.title': ['驾驶舱', 'Cockpit'],
  'cockpit.facts': ['截至 {day}，每个数都能点开', 'as of {day}; every number opens'],
  'cockpit.empty': [
    '还没有下达的目标，所以没有数可看。在“政策”里确认一份通知，就能下达。',
    'No target is issued yet. Confirm a notice under Policies first.',
  ],
  'cockpit.own-part': [
    '您的岗位只看本单位经手的部分，没有可比的任务，所以不画各县。要看本单位办的事，请到“培训”“人员”。',
    'Your post sees what your own unit handles; there is no plan to set it against, so no counties are drawn.',
  ],
  'cockpit.line': ['看哪条线', 'Line'],
  'cockpit.view': ['地图', 'Map'],
  'view.tiles': ['方格图', 'Squares'],
  'view.shapes': ['地形图', 'Shapes'],
  'shapes.title': ['各县（市、区）', 'Counties'],
  'shapes.note': ['示意图，不作边界依据', 'schematic, no authority on borders'],
  'shapes.label': ['{name}：各县示意图', '{name}: counties, schematic'],
  points: ['比时序 {points} 个百分点', '{points} points against pace'],
  unknown: ['待核实', 'not known'],
  unreported: ['未报', 'not reported'],
} satisfies Words
