import { useState } from 'react'
import { Button } from '../../platform/ui/button.tsx'
import { Chips, Segmented } from '../../platform/ui/choices.tsx'
import { Drawer, DrawerLight } from '../../platform/ui/drawer.tsx'
import { Figure } from '../../platform/ui/figure.tsx'
import { LightLegend, LightShape, type LightValue } from '../../platform/ui/light.tsx'
import { Filters } from '../../platform/ui/list-page.tsx'
import { Matrix, type MatrixCell } from '../../platform/ui/matrix.tsx'
import { KeyHints, PageHead, Part } from '../../platform/ui/page.tsx'
import { Ladder } from '../../platform/ui/record-page.tsx'
import { figure, numbersFrom } from './sample.ts'

const places = '昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧 楚雄 红河 文山 版纳 大理 德宏 怒江 迪庆'.split(' ')
const columns = places.map((name) => ({ id: name, name }))

function cells(seed: number, worse: number): Readonly<Record<string, MatrixCell>> {
  const next = numbersFrom(seed)
  const pick = (): LightValue => {
    const at = next()
    return at < worse * 0.3
      ? 'red'
      : at < worse
        ? 'yellow'
        : at < worse + 0.06
          ? 'grey'
          : at < worse + 0.16
            ? 'blue'
            : 'green'
  }
  return Object.fromEntries(places.map((name) => [name, { light: pick() }]))
}

const row = (name: string, note: string, seed: number, worse: number) => ({
  id: name,
  name: <a href="#/target">{name}</a>,
  label: name,
  note,
  cells: cells(seed, worse),
  sum: (
    <span className="row">
      <LightShape value="red" size={12} /> <Figure value={figure('3', '个', `${name}r`)} />
      <LightShape value="yellow" size={12} /> <Figure value={figure('7', '个', `${name}y`)} />
    </span>
  ),
})

const groups = [
  {
    id: 'a',
    title: '思想政治引领',
    rows: [row('产业工人思政课程共建', '省总工会', 11, 0.05), row('以会代训业务培训班', '省产改办', 23, 0.12)],
  },
  {
    id: 'b',
    title: '职业技能提升',
    rows: [
      row('培训 60 万人次', '省人社厅', 5, 0.6),
      row('等级证书 20 万人次', '省人社厅', 46, 0.5),
      row('高级工以上 4 万人次', '省人社厅', 57, 0.8),
      row('农村劳动力补贴性培训', '省人社厅', 68, 0.3),
      row('企业新型学徒制 1 万人', '省人社厅', 79, 0.5),
      row('专账资金 14 亿元', '省财政厅', 81, 0.6),
    ],
  },
  {
    id: 'c',
    title: '劳动和技能竞赛',
    rows: [row('州市级职业技能大赛', '省总工会', 92, 0.1), row('创新工作室、技师工作站', '省总工会', 103, 0.2)],
  },
]

export function MatrixSample() {
  const [chosen, setChosen] = useState<{ row: string; column: string } | null>(null)
  const [view, setView] = useState<'place' | 'member' | 'system'>('place')
  const [only, setOnly] = useState<'all' | 'red' | 'grey'>('all')
  return (
    <>
      <PageHead
        title="任务与州市"
        trail={[{ name: '任务', to: '/matrix' }, { name: '2021年工作要点' }]}
        facts={
          <>
            10 项任务 × 16 个州市，截至6月30日 18:00。红 <Figure value={figure('14', '个')} />
            ，黄 <Figure value={figure('60', '个')} />。
          </>
        }
        actions={
          <>
            <Segmented
              label="横向"
              value={view}
              onChange={setView}
              choices={[
                { id: 'place', name: '州市' },
                { id: 'member', name: '成员单位' },
                { id: 'system', name: '产业系统' },
              ]}
            />
            <Button>导出</Button>
          </>
        }
      />
      <Filters aside={<LightLegend />}>
        <Chips
          label="看哪些"
          value={only}
          onChange={setOnly}
          choices={[
            { id: 'all', name: '全部' },
            { id: 'red', name: '有红灯的任务', sign: <LightShape value="red" /> },
            { id: 'grey', name: '待核实', sign: <LightShape value="grey" /> },
          ]}
        />
      </Filters>
      <Matrix
        label="任务与州市的灯"
        corner="任务"
        columns={columns}
        groups={groups}
        total={{ label: '州市总灯', cells: cells(5, 0.6) }}
        sumTitle="合计"
        chosen={chosen}
        onOpen={(at, column) => setChosen({ row: at, column })}
      />
      <KeyHints
        hints={[
          ['← ↑ ↓ →', '移格'],
          ['Enter', '打开'],
          ['R', '下一个红灯'],
          ['Esc', '收起'],
        ]}
      />
      {chosen ? <Why row={chosen.row} column={chosen.column} onClose={() => setChosen(null)} /> : null}
    </>
  )
}

function Why({ row: name, column, onClose }: { row: string; column: string; onClose: () => void }) {
  return (
    <Drawer
      label={`${column} ${name} 的灯`}
      width="cell"
      onClose={onClose}
      scope={`${column} × ${name}`}
      keyHints={[['← → ↑ ↓', '换格']]}
      head={<DrawerLight value="red" note="连续 9 个工作日" />}
      foot={
        <>
          <Button kind="primary" keyHint="D">
            看督办通知单草稿
          </Button>
          <Button>看延期与异议</Button>
        </>
      }
    >
      <Part>
        <h3>督办梯次</h3>
        <Ladder
          steps={[
            { id: '1', name: '提醒', state: 'done', what: '黄灯第1天', detail: '联络员已阅', when: '5月18日' },
            {
              id: '2',
              name: '催办',
              state: 'done',
              what: '黄灯满10个工作日',
              detail: '分管领导已阅，未反馈',
              when: '5月31日',
            },
            {
              id: '3',
              name: '督办',
              state: 'now',
              what: '红灯，催办3个工作日无反馈',
              detail: '10个工作日，至 7月14日',
              when: '6月23日起',
            },
            {
              id: '4',
              name: '通报',
              state: 'ahead',
              what: '红灯满20个工作日仍未好转',
              detail: '成文前送该单位看 2 个工作日',
              when: '7月15日起',
            },
            {
              id: '5',
              name: '约谈',
              state: 'ahead',
              what: '通报后10个工作日无进展',
              detail: '州市主要领导，2人以上在场',
            },
          ]}
        />
      </Part>
    </Drawer>
  )
}
