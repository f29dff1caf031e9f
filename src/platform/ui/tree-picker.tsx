import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog'
import { Input } from 'react-aria-components/Input'
import { Popover } from 'react-aria-components/Popover'
import { SearchField } from 'react-aria-components/SearchField'
import { Tree, TreeItem, TreeItemContent } from 'react-aria-components/Tree'
import { useHits } from './combo-box.tsx'
import type { FieldProps } from './field.tsx'
import { useWords } from './language.tsx'
import { Sign } from './signs.tsx'
import './tree-picker.css'
import './list.css'

/** A place in the tree; its children are fetched when it is opened. */
export interface TreeNode {
  readonly id: string
  readonly name: string
  readonly detail?: string | undefined
  readonly hasChildren: boolean
}

export interface TreePickerProps extends FieldProps {
  readonly value: { readonly id: string; readonly name: string } | null
  readonly onChange: (value: TreeNode) => void
  /** The children of a node; of null, the roots that this reader may see. */
  readonly load: (parent: string | null, signal: AbortSignal) => Promise<readonly TreeNode[]>
  /** By Chinese, pinyin initials or code; at most 50. */
  readonly find: (text: string, signal: AbortSignal) => Promise<readonly TreeNode[]>
}

/** Chooses one node of a tree: by opening it branch by branch, or by typing. */
export function TreePicker(props: TreePickerProps) {
  const t = useWords()
  const [isOpen, setOpen] = useState(false)
  const labelId = `${props.name ?? props.label}-label`
  const valueId = `${props.name ?? props.label}-value`
  const choose = (node: TreeNode) => {
    props.onChange(node)
    setOpen(false)
  }
  return (
    <div className={props.source === undefined ? 'field' : 'field filled'} data-invalid={props.fault ? '' : undefined}>
      <span className="field-label" id={labelId}>
        {props.label}
      </span>
      <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
        <Button
          className="box"
          id={valueId}
          aria-labelledby={`${labelId} ${valueId}`}
          isDisabled={props.isDisabled ?? false}
        >
          <span className={props.value ? 'cut' : 'cut placeholder'}>{props.value?.name ?? t('field.choose')}</span>
          <Sign name="down" />
        </Button>
        <Popover className="popover tree-popover" offset={4}>
          <Dialog aria-label={props.label} className="tree-dialog">
            <Branches {...props} onChoose={choose} />
          </Dialog>
        </Popover>
      </DialogTrigger>
      <div className="field-line">
        {props.fault ? (
          <span className="field-fault">{props.fault}</span>
        ) : (
          <span className="field-hint">{props.source ?? props.hint}</span>
        )}
      </div>
    </div>
  )
}

function Branches({ label, value, load, find, onChoose }: TreePickerProps & { onChoose: (node: TreeNode) => void }) {
  const t = useWords()
  const [text, setText] = useState('')
  const { children, open, opened } = useBranches(load)
  const { hits, isAsking } = useHits(find, text, text !== '')
  const box = useRef<HTMLDivElement>(null)
  const roots = text === '' ? (children.get(ROOT) ?? []) : hits
  const nodes = new Map([...children.values(), hits].flat().map((node) => [node.id, node]))
  const act = (id: string) => {
    const node = nodes.get(id)
    if (node) onChoose(node)
  }
  const enter = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' || event.nativeEvent.isComposing) return
    event.preventDefault()
    box.current?.querySelector<HTMLElement>('[role=row]')?.focus()
  }
  const item = (node: TreeNode) => (
    <TreeItem
      key={node.id}
      id={node.id}
      textValue={node.name}
      className={node.id === value?.id ? 'option chosen' : 'option'}
      hasChildItems={text === '' && node.hasChildren}
    >
      <TreeItemContent>
        {({ level, isExpanded, hasChildItems }) => (
          <>
            <span className={`tree-indent level-${Math.min(level, 6)}`} />
            {hasChildItems ? (
              <Button
                slot="chevron"
                className="tree-chevron"
                aria-label={t(isExpanded ? 'action.collapse' : 'action.expand')}
              >
                <Sign name={isExpanded ? 'down' : 'right'} />
              </Button>
            ) : (
              <span className="tree-chevron" />
            )}
            <span className="cut">{node.name}</span>
            {node.id === value?.id ? <span className="unseen">{t('field.chosen')}</span> : null}
            {node.detail === undefined ? null : <span className="detail">{node.detail}</span>}
          </>
        )}
      </TreeItemContent>
      {text === '' && node.hasChildren ? (children.get(node.id)?.map(item) ?? <Fetching parent={node.id} />) : null}
    </TreeItem>
  )
  return (
    <div ref={box}>
      <SearchField
        aria-label={t('field.search-hint')}
        value={text}
        onChange={setText}
        autoFocus
        className="tree-search"
        onKeyDown={enter}
      >
        <Input className="box" placeholder={t('field.search-hint')} />
      </SearchField>
      <Tree
        aria-label={label}
        className="list"
        escapeKeyBehavior="none"
        expandedKeys={opened}
        onExpandedChange={(keys) => open(new Set([...keys].map(String)))}
        onAction={(key) => act(String(key))}
        renderEmptyState={() => (
          <div className="list-note">{t(isAsking || text === '' ? 'field.searching' : 'field.none')}</div>
        )}
      >
        {roots.map(item)}
      </Tree>
    </div>
  )
}

/** Stands where the children will be: a row without children could not be opened by the arrow key. */
function Fetching({ parent }: { parent: string }) {
  const t = useWords()
  return (
    <TreeItem id={`${parent} fetching`} textValue={t('field.searching')} className="option" isDisabled>
      <TreeItemContent>
        <span className="list-note">{t('field.searching')}</span>
      </TreeItemContent>
    </TreeItem>
  )
}

const ROOT = ''

/** What has been fetched so far: the children of each opened node. The first root opens by itself. */
function useBranches(load: TreePickerProps['load']) {
  const [children, setChildren] = useState<ReadonlyMap<string, readonly TreeNode[]>>(new Map())
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const loader = useRef(load)
  const asked = useRef(new Set<string>())
  const fetchBranch = useCallback(async (id: string, signal: AbortSignal): Promise<readonly TreeNode[]> => {
    if (asked.current.has(id)) return []
    asked.current.add(id)
    try {
      const nodes = await loader.current(id === ROOT ? null : id, signal)
      setChildren((known) => new Map(known).set(id, nodes))
      return nodes
    } catch (failure) {
      asked.current.delete(id)
      if (signal.aborted) return []
      throw failure
    }
  }, [])
  useEffect(() => {
    const stop = new AbortController()
    void fetchBranch(ROOT, stop.signal).then((roots) => {
      const only = roots.length === 1 ? roots[0] : undefined
      if (!only?.hasChildren) return
      setOpened(new Set([only.id]))
      return fetchBranch(only.id, stop.signal)
    })
    return () => {
      stop.abort()
      asked.current.clear()
    }
  }, [fetchBranch])
  const open = (ids: ReadonlySet<string>) => {
    setOpened(ids)
    for (const id of ids) void fetchBranch(id, new AbortController().signal)
  }
  return { children, opened, open }
}
