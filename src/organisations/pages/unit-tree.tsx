import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { Tree, TreeItem, TreeItemContent } from 'react-aria-components/Tree'
import { useWords } from '../../platform/ui/language.tsx'
import { useOperation } from '../../platform/ui/office.tsx'
import { Sign } from '../../platform/ui/signs.tsx'
import { contract } from '../contract.ts'
import type { Tree as TreeName } from '../rules.ts'
import '../../platform/ui/tree-picker.css'
import '../../platform/ui/list.css'
import { words } from './words.ts'
import './organisations.css'

interface Node {
  readonly id: string
  readonly name: string
  readonly shortName: string
  readonly code: string | null
  readonly hasChildren: boolean
}

export interface UnitTreeProps {
  readonly tree: TreeName
  readonly chosen: string | null
  readonly onChoose: (node: { readonly id: string; readonly name: string }) => void
}

/** The tree beside the list: opened branch by branch, each branch asked for when it is first opened. */
export function UnitTree({ tree, chosen, onChoose }: UnitTreeProps) {
  const t = useWords(words)
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const roots = useOperation(contract.unitTree, { tree })
  const names = new Map<string, string>()
  const first = roots.data?.nodes[0]
  const shown = opened.size === 0 && roots.data?.nodes.length === 1 && first ? new Set([first.id]) : opened
  return (
    <Tree
      key={tree}
      aria-label={t('units.tree')}
      className="list"
      expandedKeys={shown}
      onExpandedChange={(keys) => setOpened(new Set([...keys].map(String)))}
      onAction={(key) => onChoose({ id: String(key), name: names.get(String(key)) ?? '' })}
      renderEmptyState={() => <div className="list-note">{t(roots.isPending ? 'field.searching' : 'field.none')}</div>}
    >
      {(roots.data?.nodes ?? []).map((node) => (
        <Branch key={node.id} node={node} tree={tree} chosen={chosen} opened={shown} names={names} />
      ))}
    </Tree>
  )
}

interface BranchProps {
  readonly node: Node
  readonly tree: TreeName
  readonly chosen: string | null
  readonly opened: ReadonlySet<string>
  readonly names: Map<string, string>
}

function Branch({ node, tree, chosen, opened, names }: BranchProps) {
  const t = useWords(words)
  const below = useOperation(contract.unitTree, { tree, parentId: node.id }, { when: opened.has(node.id) })
  names.set(node.id, node.name)
  return (
    <TreeItem
      id={node.id}
      textValue={node.name}
      className={node.id === chosen ? 'option chosen' : 'option'}
      hasChildItems={node.hasChildren}
    >
      <TreeItemContent>
        {({ level, isExpanded, hasChildItems }) => (
          <span className={`row unit-level-${Math.min(level, 5)}`}>
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
            <span className="cut">{node.shortName}</span>
            {node.id === chosen ? <span className="unseen">{t('field.chosen')}</span> : null}
          </span>
        )}
      </TreeItemContent>
      {node.hasChildren
        ? (below.data?.nodes ?? []).map((child) => (
            <Branch key={child.id} node={child} tree={tree} chosen={chosen} opened={opened} names={names} />
          ))
        : null}
    </TreeItem>
  )
}
