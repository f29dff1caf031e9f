import { useState } from 'react'
import { Button } from '../../platform/ui/button.tsx'
import { Radios, Select } from '../../platform/ui/choices.tsx'
import { DocumentPage, type DraftItem, DraftProgress, type SourceMark } from '../../platform/ui/document-page.tsx'
import { FieldGrid } from '../../platform/ui/field.tsx'
import { KeyHints, PageHead } from '../../platform/ui/page.tsx'
import { NumberField, TextField } from '../../platform/ui/text-field.tsx'
import { tell } from '../../platform/ui/toast.tsx'

const text = `云南省人力资源和社会保障厅发布《关于做好2021年职业技能提升行动工作的通知》
全省全年计划开展大规模职业技能提升行动培训60万人次。围绕云南省打造世界一流“三张牌”新优势的需要，大力服务于培育战略性新兴产业和产业升级发展，实现有劳动能力的农村低收入人口培训就业全覆盖，把易地搬迁人员、企业职工、农民工、高校毕业生、退役军人、脱贫劳动力、残疾人等作为重点群体，以“提技能、促就业”为核心，聚焦乡村振兴、康养服务、旅游服务等开展技能提升行动的各项培训，60 万人次培训中，取得《职业资格证书》、《技能等级证书》等级类别的培训量不低于 20 万人次（高级工以上 4 万人次），农村劳动力补贴性培训 20 万人次，由技工院校承担的培训量不低于 20 万人次，中国特色企业新型学徒制培训 1 万人；计划使用职业技能提升行动专账资金 14 亿元。`

const mark = (draft: string, words: string, state: SourceMark['state'], said?: string): SourceMark => {
  const from = text.indexOf(words)
  return { draft, from, to: from + words.length, state, said }
}

const facts = (bound: string, value: string, unit: string, place: string) => (
  <>
    {bound} <strong>{value}</strong> {unit} <span className="faint">{place}</span>
  </>
)

const drafts: readonly DraftItem[] = [
  { id: '1', state: 'confirmed', name: '培训人次', facts: facts('计划', '600,000', '人次', '总目标') },
  {
    id: '2',
    state: 'confirmed',
    name: '低收入人口培训就业',
    facts: facts('全覆盖', '100', '%', '两个事实：已培训、已就业'),
  },
  {
    id: '3',
    state: 'doubt',
    name: '等级证书培训量',
    facts: facts('不低于', '200,000', '人次', '在“培训人次”中'),
    doubt: <Reading />,
  },
  {
    id: '4',
    state: 'waiting',
    name: '高级工以上',
    facts: facts('不低于', '40,000', '人次', '在“等级证书培训量”中'),
    doubt: (
      <>
        <b>沿用外层“不低于”？</b>括号里没有写比较词，按外层理解。
      </>
    ),
  },
  {
    id: '5',
    state: 'confirmed',
    name: '农村劳动力补贴性培训',
    facts: facts('计划', '200,000', '人次', '在“培训人次”中'),
  },
  { id: '6', state: 'waiting', name: '技工院校承担', facts: facts('不低于', '200,000', '人次', '在“培训人次”中') },
  {
    id: '7',
    state: 'doubt',
    name: '企业新型学徒制',
    facts: facts('计划', '10,000', '人', '与“培训人次”并列'),
    doubt: (
      <>
        <b>单位不同。</b>本条计“人”，总目标计“人次”。建议并列，不放进总目标里。
      </>
    ),
  },
  { id: '8', state: 'waiting', name: '专账资金使用', facts: facts('计划', '14 亿', '元', '资金账户：专账') },
]

const marks: readonly SourceMark[] = [
  mark('1', '全省全年计划开展大规模职业技能提升行动培训60万人次', 'confirmed'),
  mark('', '“三张牌”', 'recognised', '固定提法，不是目标'),
  mark('2', '实现有劳动能力的农村低收入人口培训就业全覆盖', 'confirmed'),
  mark('', '60 万人次', 'recognised', '与第1条同数同单位，认作同一目标'),
  mark('3', '取得《职业资格证书》、《技能等级证书》等级类别的培训量不低于 20 万人次', 'doubt'),
  mark('4', '高级工以上 4 万人次', 'waiting'),
  mark('5', '农村劳动力补贴性培训 20 万人次', 'confirmed'),
  mark('6', '由技工院校承担的培训量不低于 20 万人次', 'waiting'),
  mark('7', '中国特色企业新型学徒制培训 1 万人', 'doubt'),
  mark('8', '计划使用职业技能提升行动专账资金 14 亿元', 'waiting'),
]

function Reading() {
  const [reading, setReading] = useState<'got' | 'held' | null>('got')
  return (
    <>
      <p>
        <b>按哪个算？</b>原文“取得……证书……的培训量”有两种读法。
      </p>
      <Radios
        label="读法"
        isBare
        value={reading}
        onChange={setReading}
        choices={[
          { id: 'got', name: '拿到证书的　上半年 92,400' },
          { id: 'held', name: '办了这类班的　上半年 118,730' },
        ]}
      />
    </>
  )
}

export function IntakePage() {
  const [chosen, setChosen] = useState<string | null>('4')
  const [hovered, setHovered] = useState<string | null>(null)
  return (
    <>
      <PageHead
        title="关于做好2021年职业技能提升行动工作的通知"
        trail={[{ name: '政策', to: '/intake' }, { name: '拆分确认' }]}
        actions={
          <>
            <Button>稍后再办</Button>
            <Button kind="primary" isDisabled>
              全部确认后生效
            </Button>
          </>
        }
      />
      <div className="stack">
        <div className="card part">
          <DraftProgress drafts={drafts} chosen={chosen} />
          <div className="row wraps dense soft progress-line">
            <span>
              <b className="strong">8</b> 条目标草稿
            </span>
            <span>
              <b className="strong">3</b> 已确认
            </span>
            <span>
              <b className="strong">2</b> 存疑
            </span>
            <span className="push">
              <KeyHints
                hints={[
                  ['J K', '上下'],
                  ['Enter', '确认'],
                  ['E', '改'],
                  ['X', '不是目标'],
                  ['D', '下一处存疑'],
                ]}
              />
            </span>
          </div>
        </div>
        <DocumentPage
          text={text}
          titles={[0]}
          marks={marks}
          drafts={drafts}
          chosen={chosen}
          hovered={hovered}
          onChoose={setChosen}
          onHover={setHovered}
          onConfirm={() => tell('已确认　高级工以上 40,000 人次', () => {})}
          onRefuse={() => tell('已记为不是目标', () => {})}
          onEdit={() => {}}
          editor={<Editor />}
          place="原文第41段第168—178字"
          sourceNote="简报第6期 · 政策学习"
          draftsTitle="拆出的目标"
          draftsNote="线可重叠，不自动相加"
        />
      </div>
    </>
  )
}

function Editor() {
  const [value, setValue] = useState<number | null>(40_000)
  const [bound, setBound] = useState<'atLeast' | 'plan'>('atLeast')
  return (
    <div className="holder draft-editor">
      <FieldGrid columns="draft">
        <TextField label="指标" value="高级工以上（三级、二级、一级）" onChange={() => {}} />
        <Select
          label="要求"
          value={bound}
          onChange={setBound}
          choices={[
            { id: 'atLeast', name: '不低于' },
            { id: 'plan', name: '计划' },
          ]}
        />
        <NumberField label="数值" value={value} onChange={setValue} unit="人次" minimum={1} />
      </FieldGrid>
    </div>
  )
}
