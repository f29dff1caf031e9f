import { type UseQueryResult, useInfiniteQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { Operation } from '../operation.ts'
import { request } from '../request.ts'
import { useLanguage } from './language.tsx'

type Input<Op extends Operation> = z.input<Op['input']>
type Output<Op extends Operation> = z.output<Op['output']>

interface Page {
  readonly rows: readonly unknown[]
  /** Where the next page begins; null on the last. */
  readonly next: string | null
}

export interface PagesOf<Op extends Operation> {
  /** The first page, for `<Loaded>`. */
  readonly answer: UseQueryResult<Output<Op>>
  readonly rows: Output<Op> extends { rows: infer Rows } ? Rows : never
  /** For `<Grid>`: undefined where there is no more. */
  readonly onMore: (() => Promise<unknown>) | undefined
  readonly onAll: (() => Promise<unknown>) | undefined
}

/**
 * A list that comes page by page: its operation takes `after` and answers `rows` and `next`.
 * @example const people = usePagesOf(contract.list, filters); <Grid rows={people.rows} onMore={people.onMore} />
 */
export function usePagesOf<Op extends Operation>(operation: Op, input: Input<Op>, isWanted = true): PagesOf<Op> {
  const { language } = useLanguage()
  const query = useInfiniteQuery({
    queryKey: [operation.method, operation.path, input, language, 'pages'],
    enabled: isWanted,
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) =>
      (await request({ origin: '', language }, operation, { ...input, after: pageParam } as Input<Op>, {
        signal,
      })) as Output<Op> & Page,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: (former) => former,
  })
  const first = query.data?.pages[0]
  const more = async () => {
    const { data, hasNextPage } = await query.fetchNextPage()
    return { data, hasNextPage }
  }
  const all = async () => {
    for (let hasMore = query.hasNextPage; hasMore; hasMore = (await more()).hasNextPage);
  }
  return {
    answer: { ...query, data: first } as unknown as UseQueryResult<Output<Op>>,
    rows: (query.data?.pages.flatMap((page) => page.rows) ?? []) as never,
    onMore: query.hasNextPage ? more : undefined,
    onAll: query.hasNextPage ? all : undefined,
  }
}
