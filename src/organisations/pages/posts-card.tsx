import { useState } from 'react'
import type { z } from 'zod'
import type { PlainDate } from '../../platform/plain-date.ts'
import { Button } from '../../platform/ui/button.tsx'
import { useWords } from '../../platform/ui/language.tsx'
import { Menu } from '../../platform/ui/menu.tsx'
import { useOperation } from '../../platform/ui/office.tsx'
import { Card, Tag } from '../../platform/ui/page.tsx'
import { Empty, Loaded } from '../../platform/ui/states.tsx'
import { contract } from '../contract.ts'
import type { UnitRecord } from './change-dialogs.tsx'
import { AppointDialog, ClosePostDialog, DismissDialog, OpenPostDialog } from './post-dialogs.tsx'
import { useWhen } from './when.ts'
import { words } from './words.ts'

type Posts = z.output<typeof contract.posts.output>
export type Post = Posts['posts'][number]

/** 岗位与任职: the posts of a unit, who holds them on the day, and who did before. */
export function PostsCard({ unit, day }: { unit: UnitRecord; day: PlainDate | null }) {
  const t = useWords(words)
  const me = useOperation(contract.me, {})
  const mayRead = me.data?.duties.includes('post.read') ?? false
  const posts = useOperation(contract.posts, { id: unit.id, ...(day ? { day } : {}) }, { when: mayRead, keep: true })
  const [isOpening, setOpening] = useState(false)
  if (!mayRead) return null
  return (
    <Card
      title={t('posts.title')}
      aside={
        posts.data?.mayOpen && unit.open.includes('open-post') ? (
          <Button size="small" onPress={() => setOpening(true)}>
            {t('posts.open')}
          </Button>
        ) : undefined
      }
    >
      <Loaded of={posts} lines={3}>
        {(held) =>
          held.posts.length === 0 ? (
            <Empty>{t(held.mayOpen && unit.open.includes('open-post') ? 'posts.none-yet' : 'posts.none')}</Empty>
          ) : (
            <ul className="post-rows">
              {held.posts.map((post) => (
                <PostRow key={post.id} post={post} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {isOpening && posts.data ? (
        <OpenPostDialog unit={unit} grantable={posts.data.grantable} onClose={() => setOpening(false)} />
      ) : null}
    </Card>
  )
}

function PostRow({ post }: { post: Post }) {
  const t = useWords(words)
  const when = useWhen()
  const [asked, setAsked] = useState<'appoint' | 'dismiss' | 'close' | null>(null)
  const { holder } = post
  const close = () => setAsked(null)
  const reach = t('post.reach', {
    territory: post.territory?.name ?? t('post.all-places'),
    system: post.system?.name ?? t('post.all-systems'),
  })
  return (
    <li>
      <span className="two-lines">
        <span>
          <b>{post.title}</b>{' '}
          <span className="soft small">{post.bundles.map((b) => t(`bundles.${b}`)).join('、')}</span>
        </span>
        <small className="faint">
          {reach}
          {post.former.length === 0 ? null : ` · ${t('post.former', { names: post.former.map(({ name }) => name) })}`}
        </small>
      </span>
      <span className="row">
        {holder ? (
          <span>
            {holder.name} {holder.acting ? <Tag tone="amber">{t('post.acting')}</Tag> : null}{' '}
            <small className="faint">{t('post.since', { from: when(holder.fromOn) })}</small>
          </span>
        ) : (
          <Tag tone="amber">{t('post.vacant-now')}</Tag>
        )}
        {post.mayAppoint ? (
          <Menu
            label={t('unit.changes')}
            size="small"
            entries={[
              { id: 'appoint', name: t('post.appoint'), onAction: () => setAsked('appoint') },
              ...(holder ? [{ id: 'dismiss', name: t('post.dismiss'), onAction: () => setAsked('dismiss') }] : []),
              { id: 'close', name: t('post.close'), danger: true, onAction: () => setAsked('close') },
            ]}
          />
        ) : null}
      </span>
      {asked === 'appoint' ? <AppointDialog post={post} onClose={close} /> : null}
      {asked === 'dismiss' && holder ? <DismissDialog post={post} name={holder.name} onClose={close} /> : null}
      {asked === 'close' ? <ClosePostDialog post={post} onClose={close} /> : null}
    </li>
  )
}
