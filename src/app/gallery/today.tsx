import { useState } from 'react'
import { Button } from '../../platform/ui/button.tsx'
import { Figure } from '../../platform/ui/figure.tsx'
import { Light } from '../../platform/ui/light.tsx'
import { ListPage } from '../../platform/ui/list-page.tsx'
import { PaceBar } from '../../platform/ui/pace.tsx'
import { KeyHints, Tag } from '../../platform/ui/page.tsx'
import { Checklist, Filled, Paper, Preview, ToDecide } from '../../platform/ui/paper.tsx'
import { tell } from '../../platform/ui/toast.tsx'
import { FigureStrip, type WorkGroup, type WorkItem, WorkList } from '../../platform/ui/work-list.tsx'
import { figure } from './sample.ts'

const act = () => tell('已签发　产改督〔2021〕7号', () => tell('已撤销'))
const item = (
  id: string,
  light: WorkItem['light'],
  deadline: string,
  title: string,
  verb: string,
  rest: Partial<WorkItem>,
): WorkItem => ({
  id,
  light,
  deadline,
  title,
  verb,
  onAct: act,
  ...rest,
})
const f = (value: string) => <Figure value={figure(value, '')} />

const groups: readonly WorkGroup[] = [
  {
    id: 'overdue',
    title: '已逾期',
    isOverdue: true,
    items: [
      item('a', 'red', '逾期 5 个工作日', '产改督〔2021〕7号　曲靖市农村劳动力补贴性培训整改', '签发', {
        isOverdue: true,
        facts: (
          <>
            完成率 {f('36.2')}%，慢 {f('13.4')} 点，红灯 9 个工作日，两次催办无反馈。
          </>
        ),
        ready: '督办通知单 已拟好',
      }),
      item('b', 'yellow', '逾期 1 个工作日', '昭通市 3 个示范单位“四明确”佐证未交', '发催办', {
        facts: (
          <>
            缺 {f('3')} 家的问题清单，其余 {f('9')} 项已由台账带出。
          </>
        ),
        ready: '催办单 已拟好',
      }),
    ],
  },
  {
    id: 'today',
    title: '今天',
    items: [
      item('c', 'yellow', '今天 18:00', '上半年数据锁账', '核对后锁账', {
        facts: <>129 个县已报齐 {f('127')} 个，余贡山县、孟连县。锁后改动走重述。</>,
        ready: '锁账单 已核平',
      }),
      item('d', 'yellow', '今天', '《关于做好2021年职业技能提升行动工作的通知》拆分确认', '继续确认', {
        facts: <>目标草稿 {f('8')} 条，已确认 3 条，存疑 2 条。</>,
        ready: '草稿 8 条',
      }),
      item('e', 'green', '今天', '简报第6期发排', '看清样', {
        facts: (
          <>
            入选 {f('2')} 篇，绑定数 {f('10')} 个，其中 1 个已重述。
          </>
        ),
        ready: '清样 已排好',
      }),
    ],
  },
  {
    id: 'soon',
    title: '两个工作日内',
    items: [
      item('g', 'green', '7月1日', '红河州申请延期：指导员队伍结对任务', '审批', {
        facts: '原定 6月30日，申请至 7月14日。理由：疫情防控。第 1 次延期。',
        ready: '审批意见 已拟好',
      }),
      item('h', 'yellow', '7月2日', '补贴疑点复核：同一人两地重复申领', '看比对', {
        facts: (
          <>
            {f('2')} 家机构、同期 {f('4')} 天重叠，涉 {f('1900')} 元，已在付款前停下。
          </>
        ),
        ready: '比对单 已备好',
      }),
    ],
  },
]

const strip = (
  <FigureStrip
    figures={[
      {
        label: '职业技能培训',
        value: <Figure value={figure('261000')} size="strip" of="600,000 人次" />,
        light: <Light value="yellow" word="慢于时序 6.09 点" />,
        pace: <PaceBar done={0.435} pace={0.4959} weight="thin" />,
      },
      {
        label: '专账资金已付',
        value: <Figure value={figure('5.92', '亿元')} size="strip" of="14 亿元" />,
        light: <Light value="yellow" word="慢于时序 7.30 点" />,
        pace: <PaceBar done={0.423} pace={0.4959} weight="thin" />,
      },
      {
        label: '在办督办件',
        value: (
          <>
            <Figure value={figure('31', '件')} size="strip" withUnit />
            <span className="dense soft">，按期办结 {f('88.6')}%</span>
          </>
        ),
        light: <Light value="red" word="逾期 3 件" />,
        pace: <PaceBar done={0.886} weight="thin" />,
      },
    ]}
  />
)

export function TodayPage() {
  const [chosen, setChosen] = useState<string>('a')
  return (
    <ListPage
      title="今天要办"
      facts="省产改办 · 待办 9 件，逾期 2 件 · 本周还有 3 个工作日"
      actions={
        <KeyHints
          hints={[
            ['J K', '上下'],
            ['Enter', '办理'],
            ['E', '改草稿'],
          ]}
        />
      }
      strip={strip}
      preview={<OrderDraft />}
      previewLabel="所选事项的草稿"
    >
      <WorkList groups={groups} chosen={chosen} onChoose={setChosen} onEdit={() => {}} />
    </ListPage>
  )
}

const OrderDraft = () => (
  <Preview
    title="督办通知单草稿"
    tags={
      <>
        <Tag tone="green">7 处已填</Tag>
        <Tag tone="amber">1 处待定</Tag>
      </>
    }
    number="产改督〔2021〕7号"
    actions={
      <>
        <Button kind="primary" keyHint="Enter" onPress={act}>
          签发
        </Button>
        <Button keyHint="E">修改</Button>
        <span className="push not-narrow">
          <Button kind="quiet">暂缓，写明理由</Button>
        </span>
      </>
    }
  >
    <Paper
      title="督办通知单"
      number="产改督〔2021〕7号"
      to="曲靖市产业工人队伍建设改革协调领导小组办公室："
      from="省产改办"
      day="2021年6月30日"
    >
      <p>
        经查，截至<Filled>2021年6月30日</Filled>，你市农村劳动力补贴性培训完成<Filled>{f('8832')}</Filled>
        人次，占年度任务
        <Filled>{f('24398')}</Filled>人次的<Filled>36.2%</Filled>，慢于时序进度<Filled>13.4</Filled>个百分点，已连续
        <Filled>9</Filled>个工作日亮红灯。5月31日、6月17日两次催办，未收到反馈。
      </p>
      <p>
        请于<ToDecide>7月14日</ToDecide>前（10个工作日）完成整改，报送分县补训计划、开班名册、整改佐证三项材料。
      </p>
    </Paper>
    <Checklist
      title="签发前核对"
      checks={[
        { id: '1', isFine: true, words: '一事一单，同一任务没有在办件' },
        { id: '2', isFine: true, words: '依据：人社厅通知“农村劳动力补贴性培训20万人次”' },
        { id: '3', isFine: true, words: '前一步“催办”已满 3 个工作日' },
        { id: '4', isFine: false, words: '7月1日有庆祝活动，期限是否顺延请定' },
      ]}
    />
  </Preview>
)
