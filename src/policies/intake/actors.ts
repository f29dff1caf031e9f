import type { Actor, ActorRole } from './draft.ts'

export interface ActorsFound {
  readonly actors: readonly Actor[]
  readonly doubts: readonly string[]
}

const NONE: ActorsFound = { actors: [], doubts: [] }
const LABEL = /((?:牵头|主要责任|责任|实施|主办|配合|参加|参与|协办|完成)(?:责任)?(?:单位|部门)?|州级?配合单位)：/g
const VERB =
  /(?:共同)?(?:牵头负责|牵头|具体负责|按职责分工(?:分别)?负责|按职责负责|分别负责|共同负责|负责|会同|配合|参与|参加|协助)/
/** 、 inside one token: 各县、市, 各州、市、县, （市、区）, 农、林、牧、渔业, 党委、政府. */
const ONE_TOKEN =
  /各(?:[州市县区乡镇盟地](?:（[^（）]{1,6}）)?、){1,3}[州市县区乡镇盟地]|（[^（）]{1,20}）|农、林、牧、渔业|党委、政府/g

/** Who must act, from 责任 brackets, 牵头单位： lines and 会同 (domain §2.5). The prefix 省 is carried over a list. */
export function actorsIn(text: string): ActorsFound {
  const labels = [...text.matchAll(LABEL)]
  if (labels.length > 0) {
    const isLed = labels.some((label) => label[1]!.startsWith('牵头'))
    const before = text.slice(0, labels[0]!.index)
    const parts: Part[] = labels.map((label, i) => ({
      role: isLed && !label[1]!.startsWith('牵头') ? ('co' as const) : roleOfLabel(label[1]!),
      list: text.slice(label.index + label[0].length, labels[i + 1]?.index ?? text.length),
    }))
    if (namesIn(before).names.length > 0) parts.unshift({ role: 'lead', list: before })
    const hasLead = isLed || parts.some((part) => part.role === 'lead')
    return gather(parts.map((part) => ({ ...part, role: hasLead ? part.role : ('lead' as const) })))
  }
  return gather(spokenParts(text))
}

interface Part {
  readonly role: ActorRole
  readonly list: string
}

const roleOfLabel = (label: string): ActorRole => (/配合|参加|参与|协办/.test(label) ? 'co' : 'lead')

/** Units gather until a verb says what they do: A、B牵头，C、D，E按职责分工负责. Left of 会同 leads. */
function spokenParts(text: string): Part[] {
  const parts: Part[] = []
  let waiting = ''
  for (const piece of protect(text).split(/[；;，,]/)) {
    const joint = /^(.+?)会同(.+?)(?:负责|牵头|制定|组织|实施|落实|$)/.exec(piece)
    const verb = VERB.exec(piece)
    if (joint) parts.push({ role: 'lead', list: joint[1]! }, { role: 'co', list: joint[2]! })
    else if (!verb) waiting += `${piece}、`
    else {
      const leads = verb[0].includes('牵头') || (parts.length === 0 && /负责/.test(verb[0]))
      parts.push({
        role: leads ? 'lead' : 'co',
        list: `${waiting}${piece.slice(0, verb.index).replace(/^(?:建立|成立|设立|形成)?由/, '')}`,
      })
      waiting = ''
    }
  }
  return waiting ? [...parts, { role: 'co', list: waiting }] : parts
}

function gather(parts: readonly Part[]): ActorsFound {
  const doubts: string[] = []
  const actors: Actor[] = []
  for (const part of parts) {
    const { names, isOpen } = namesIn(part.list)
    if (isOpen) doubts.push('open-list')
    for (const name of names) if (!actors.some((a) => a.name === name)) actors.push({ name, role: part.role })
  }
  const leads = actors.filter((actor) => actor.role === 'lead')
  if (actors.length === 0) return NONE
  if (leads.length > 1) doubts.push('multi-lead')
  if (leads.length === 0) doubts.push('lead-missing')
  return { actors, doubts: [...new Set(doubts)] }
}

const protect = (text: string): string =>
  text.replace(ONE_TOKEN, (token) => token.replaceAll('、', '\ue000').replaceAll('，', '\ue001'))

/** Units of a list; 各州、市人民政府 is one token, 等部门 leaves the list open. */
export function namesIn(list: string): { names: string[]; isOpen: boolean } {
  let text = list.replace(/^[，、：\s]+|[，、：。；\s]+$/g, '')
  if (text.endsWith('）') && !text.includes('（')) text = text.slice(0, -1)
  const isOpen = /等(?:部门|单位|有关部门|[省州市县]级有关部门|相关部门|\d+个部门|成员单位)?$/.test(text)
  text = text.replace(/等(?:部门|单位|有关部门|[省州市县]级有关部门|相关部门|\d+个部门|成员单位)?$/, '')
  text = protect(text)
  const names = text
    .split(/[、，,]|(?<=[厅局委部会行院司])(?:和|及|与)(?=[省州市县各\p{Script=Han}])/u)
    .map((name) => name.replaceAll('\ue000', '、').replaceAll('\ue001', '，').trim())
    .filter((name) => name.length >= 2 && name.length <= 40)
  return { names: prefixCarried(names), isOpen }
}

const LEVEL = /^[省州市县区](?=[\p{Script=Han}])/u
const DEPARTMENT =
  /^(?!团|国家|云南|中国|中华|全|各|人民|开发|银行|昆明|[\p{Script=Han}]{2,6}(?:公司|集团|学院|大学|分行))[\p{Script=Han}]{1,16}(?:厅|局|委|部|办|院|会|社)$/u

/** 省发展改革委、财政厅: the prefix is written once and holds over the list. */
function prefixCarried(names: readonly string[]): string[] {
  let prefix = ''
  return names.map((name) => {
    const own = LEVEL.exec(name)?.[0]
    if (own && !/^(?:市场|区域|县域|县区)/.test(name)) {
      prefix = own
      return name
    }
    const carried = prefix && DEPARTMENT.test(name) && (prefix !== '省' || /(?:厅|局|委|办)$/.test(name))
    return carried ? `${prefix}${name}` : name
  })
}
