import { useState } from 'react'
import { Button } from '../../platform/ui/button.tsx'
import { Segmented } from '../../platform/ui/choices.tsx'
import { Drawer, DrawerNumber, DrawerSentence } from '../../platform/ui/drawer.tsx'
import { Figure } from '../../platform/ui/figure.tsx'
import { Light } from '../../platform/ui/light.tsx'
import { Tag } from '../../platform/ui/page.tsx'
import { PeopleTable, SectionStrips, type StripLevel } from '../../platform/ui/section-strips.tsx'
import { ClauseBox, Restatements, Spine, SpineFacts, SpineNode } from '../../platform/ui/spine.tsx'
import { tell } from '../../platform/ui/toast.tsx'
import type { FigureDrawerProps } from '../shell.tsx'
import { figure, numbersFrom } from './sample.ts'

const clause =
  '全省全年计划开展大规模职业技能提升行动培训60万人次。围绕云南省打造世界一流“三张牌”新优势的需要，大力服务于培育战略性新兴产业和产业升级发展，实现有劳动能力的农村低收入人口培训就业全覆盖……'

const parts = (names: string, amounts: readonly number[]) =>
  names.split(' ').map((short, index) => ({ id: short, short, name: short, amount: amounts[index] ?? 1 }))

const plain = (count: number, seed: number, prefix: string) => {
  const next = numbersFrom(seed)
  return Array.from({ length: count }, (_, index) => ({
    id: `${prefix}${index}`,
    short: '',
    name: `${prefix}${index + 1}`,
    amount: Math.round(30 + next() * 150),
  })).toSorted((a, b) => b.amount - a.amount)
}

const province = parts(
  '昆明 曲靖 红河 昭通 大理 文山 普洱 保山 楚雄 玉溪 临沧 丽江 德宏 版纳 怒江 迪庆',
  [
    50_400, 26_900, 25_900, 25_100, 20_756, 18_100, 14_400, 13_900, 13_600, 13_000, 11_900, 8_800, 7_100, 6_500, 2_800,
    1_844,
  ],
)
const dali = parts(
  '洱源 祥云 宾川 云龙 鹤庆 永平 南涧 弥渡 漾濞 巍山 大理 剑川',
  [2_460, 2_060, 1_925, 1_830, 1_800, 1_760, 1_670, 1_668, 1_520, 1_500, 1_463, 1_100],
)
const classes = plain(18, 3, '班')
const people = Array.from({ length: 48 }, (_, index) => ({
  id: `人${index}`,
  short: '',
  name: `第 ${index + 1} 人`,
  amount: 1,
}))

export function TargetDrawer({ onClose }: FigureDrawerProps) {
  const [cut, setCut] = useState<'place' | 'group' | 'school' | 'month'>('place')
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({
    province: '大理',
    dali: '宾川',
    county: classes[16]?.id ?? '',
    class: '人6',
  })
  const level = (
    id: string,
    name: string,
    value: string,
    unit: string,
    list: StripLevel['parts'],
    rest: Partial<StripLevel>,
  ): StripLevel => ({
    id,
    name,
    figure: <Figure value={figure(value)} />,
    unit: '人次',
    parts: list,
    chosen: chosen[id] ?? null,
    partUnit: unit,
    addsUp: true,
    ...rest,
  })
  const sentence =
    '截至6月30日，全省累计开展职业技能提升行动培训26.1万人次，完成年度计划的43.5%，慢于时序进度6.09个百分点。'
  return (
    <Drawer
      label="261,000 人次的来历"
      onClose={onClose}
      scope="全省 · 2021年 · 职业技能提升行动培训"
      keyHints={[['↑ ↓', '走层']]}
      keys={[
        { key: 'c', words: '引用到简报', run: () => tell('已放进简报第7期') },
        { key: 'd', words: '督办这一层', run: () => tell('已拟好督办草稿') },
      ]}
      head={
        <>
          <DrawerNumber number="261,000" unit="人次" light={<Light value="yellow" word="黄灯 偏慢" />} />
          <DrawerSentence sentence={sentence} onCopied={() => tell('已复制')} />
        </>
      }
      foot={
        <>
          <Button kind="primary" keyHint="C">
            引用到简报
          </Button>
          <Button keyHint="D">督办这一层</Button>
          <span className="push">
            <Button kind="quiet">导出明细（留痕）</Button>
          </span>
        </>
      }
    >
      <Spine>
        <SpineNode kind="clause" note="人社厅《关于做好2021年职业技能提升行动工作的通知》">
          <ClauseBox
            text={clause}
            marks={[
              { from: 0, to: clause.indexOf('。') },
              { from: clause.indexOf('60万'), to: clause.indexOf('。'), isStrong: true },
            ]}
            caption={
              <>
                简报第6期 · 政策学习 · 第41段第1—27字　杨晓岚 4月12日确认　<a href="#/intake">看全文</a>
              </>
            }
          />
        </SpineNode>
        <SpineNode kind="target" note="计划数，省人社厅牵头，2021年1月1日至12月31日">
          <SpineFacts>
            <span>
              计划{' '}
              <b>
                <Figure value={figure('600000')} />
              </b>{' '}
              人次
            </span>
            <span>
              已分到州市{' '}
              <b>
                <Figure value={figure('600000', '人次', 'split')} />
              </b>
            </span>
            <span>
              预留 <b>0</b>
            </span>
            <Tag tone="green">分解平衡</Tag>
          </SpineFacts>
        </SpineNode>
        <SpineNode kind="figure" note="补贴性培训班，已结业，按结业日期计">
          <SpineFacts>
            <span>
              记录{' '}
              <b>
                <Figure value={figure('261000')} />
              </b>{' '}
              条
            </span>
            <span>
              不同的人{' '}
              <b>
                <Figure value={figure('184206', '人')} />
              </b>
            </span>
            <Tag tone="green">18:00 逐条重算相符</Tag>
          </SpineFacts>
        </SpineNode>
        <SpineNode
          kind="records"
          note="每层之和等于上一层"
          aside={
            <Segmented
              label="换一种剖法"
              size="tiny"
              value={cut}
              onChange={setCut}
              choices={[
                { id: 'place', name: '按地区' },
                { id: 'group', name: '按类别' },
                { id: 'school', name: '按机构' },
                { id: 'month', name: '按月' },
              ]}
            />
          }
        >
          <SectionStrips
            levels={[
              level('province', '云南省', '261000', '个州市', province, {}),
              level('dali', '大理州', '20756', '个县市', dali, { share: 0.08 }),
              level('county', '宾川县', '1925', '个班', classes, { share: 0.093 }),
              level('class', '果树工（四级）第6期', '48', '人', people, { note: '宾川县技工学校 · 5月17日至6月11日' }),
            ]}
            onChoose={(id, part) => setChosen((was) => ({ ...was, [id]: part }))}
          />
          <PeopleTable
            note="姓名、证号已遮盖。本次查看已记入留痕，本人可见。"
            people={[
              {
                id: '1',
                name: '李＊兰',
                identity: '999999 1986＊＊＊＊ ＊＊24',
                record: '四级证书',
                isChosen: true,
                lines: counted(true),
              },
              {
                id: '2',
                name: '字＊昌',
                identity: '999999 1979＊＊＊＊ ＊＊1X',
                record: '四级证书',
                lines: counted(true),
              },
              {
                id: '3',
                name: '茶＊英',
                identity: '999999 1991＊＊＊＊ ＊＊60',
                record: '未取证',
                isWanting: true,
                lines: counted(false),
              },
            ]}
          />
        </SpineNode>
        <SpineNode kind="restatements" note="锁定后改过 1 次，两个数都在">
          <Restatements
            rows={[
              {
                id: '1',
                period: '5月',
                former: '210,552',
                now: '210,600',
                change: '+48',
                reason: '宾川县补录一个班',
                who: '段志远 6月9日',
              },
            ]}
          />
        </SpineNode>
      </Spine>
    </Drawer>
  )
}

const counted = (hasCertificate: boolean) => [
  { name: '总数', counts: true },
  { name: '证书', counts: hasCertificate },
  { name: '农村', counts: true },
  { name: '技工', counts: true },
]
