import {
  MutationCache,
  QueryCache,
  QueryClient,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import type { Operation } from '../operation.ts'
import { Refusal } from '../refusal.ts'
import { addressOf, readAnswer, request, UnreadableAnswer } from '../request.ts'
import { useLanguage } from './language.tsx'
import { tell } from './toast.tsx'
import { sendFile } from './upload.ts'

type Input<Op extends Operation> = z.input<Op['input']>
type Output<Op extends Operation> = z.output<Op['output']>

const expiryWatchers = new Set<() => void>()

/** Calls back when the office no longer knows who is asking. The shell then asks for the password over the page. */
export function onSignedOut(watcher: () => void): () => void {
  expiryWatchers.add(watcher)
  return () => expiryWatchers.delete(watcher)
}

const notice = (failure: unknown) => {
  if (!(failure instanceof Refusal) || failure.kind !== 'unknown' || failure.code !== 'sign-in.needed') return
  for (const watcher of expiryWatchers) watcher()
}

/** Answers are asked for again when a window comes back and after each command: nobody refreshes a page here. */
export const officeClient = (): QueryClient =>
  new QueryClient({
    queryCache: new QueryCache({ onError: notice }),
    mutationCache: new MutationCache({ onError: notice }),
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        networkMode: 'always',
        retry: (times, failure) => !(failure instanceof Refusal) && !(failure instanceof UnreadableAnswer) && times < 1,
      },
      mutations: { networkMode: 'always' },
    },
  })

export interface AskOptions {
  /** False holds the question back, for instance until something is chosen. */
  readonly when?: boolean
  /** Ask again every so many milliseconds, for work under way. */
  readonly every?: number
  /** Keep showing the former answer while another input is asked for: for filters and cuts. */
  readonly keep?: boolean
}

const keyOf = (operation: Operation, input: unknown) => [operation.method, operation.path, input] as const

/**
 * The answer to one question. Draw it with `<Loaded of={answer}>{(data) => …}</Loaded>`.
 * @example const targets = useOperation(contract.list, { year: 2021 })
 */
export function useOperation<Op extends Operation>(
  operation: Op,
  input: Input<Op>,
  options: AskOptions = {},
): UseQueryResult<Output<Op>> {
  const { language } = useLanguage()
  return useQuery<Output<Op>>({
    queryKey: [...keyOf(operation, input), language],
    queryFn: async ({ signal }) =>
      (await request({ origin: '', language }, operation, input, { signal })) as Output<Op>,
    enabled: options.when ?? true,
    ...(options.every === undefined ? {} : { refetchInterval: options.every }),
    ...(options.keep ? { placeholderData: (former: Output<Op> | undefined) => former as never } : {}),
  }) as UseQueryResult<Output<Op>>
}

/** For pickers and finders: asks at once, outside any cache. `const ask = useAsk(); find={(text, signal) => ask(op, { text }, signal)}` */
export function useAsk() {
  const { language } = useLanguage()
  return async <Op extends Operation>(operation: Op, input: Input<Op>, signal?: AbortSignal): Promise<Output<Op>> =>
    (await request({ origin: '', language }, operation, input, signal ? { signal } : {})) as Output<Op>
}

export interface CommandOptions<Op extends Operation> {
  readonly onDone?: (answer: Output<Op>, input: Input<Op>) => void
  /** The line at the foot when it is done, with 撤销 where `undo` is given. */
  readonly done?: (answer: Output<Op>) => { readonly words: string; readonly undo?: () => void }
}

export interface Command<Op extends Operation> {
  /** Sends it once: a second press while it is under way, and a repeat after a lost answer, change nothing twice. */
  readonly send: (input: Input<Op>, file?: File) => void
  readonly isBusy: boolean
  readonly failure: Error | null
  readonly answer: Output<Op> | undefined
  /** Of an upload: bytes sent and in all; null when none is under way. */
  readonly progress: { readonly name: string; readonly sent: number; readonly total: number } | null
  readonly stop: () => void
  readonly reset: () => void
}

/**
 * Something the office is asked to do. Afterwards every answer on the page is asked for again.
 * @example const approve = useCommand(contract.approve, { done: () => ({ words: t('class.approved') }) })
 */
export function useCommand<Op extends Operation>(operation: Op, options: CommandOptions<Op> = {}): Command<Op> {
  const { language } = useLanguage()
  const answers = useQueryClient()
  const [progress, setProgress] = useState<Command<Op>['progress']>(null)
  const stopper = useRef<AbortController>(undefined)
  const attempt = useRef<{ readonly of: string; readonly key: string }>(undefined)
  const mutation = useMutation<Output<Op>, Error, { input: Input<Op>; file: File | undefined }>({
    mutationFn: async ({ input, file }) => {
      const key = keyOfAttempt(attempt, input, file)
      stopper.current = new AbortController()
      const { signal } = stopper.current
      if (file === undefined) {
        return (await request({ origin: '', language }, operation, input, { key, signal })) as Output<Op>
      }
      const address = addressOf(operation, input as Record<string, unknown>)
      const told = await sendFile({
        address,
        method: operation.method,
        language,
        key,
        file,
        signal,
        onProgress: setProgress,
      })
      return readAnswer(operation, told)
    },
    onSettled: () => setProgress(null),
    onSuccess: (answer, { input }) => {
      attempt.current = undefined
      void answers.invalidateQueries()
      const line = options.done?.(answer)
      if (line) tell(line.words, line.undo)
      options.onDone?.(answer, input)
    },
    onError: (failure) => {
      if (failure instanceof Refusal) attempt.current = undefined
    },
  })
  return {
    send: (input, file) => {
      if (!mutation.isPending) mutation.mutate({ input, file })
    },
    isBusy: mutation.isPending,
    failure: mutation.error,
    answer: mutation.data,
    progress,
    stop: () => stopper.current?.abort(),
    reset: mutation.reset,
  }
}

/** The same content tried again after a lost answer keeps its key; another content, or a refusal, gets a new one. */
function keyOfAttempt(
  attempt: { current: { of: string; key: string } | undefined },
  input: unknown,
  file: File | undefined,
): string {
  const of = JSON.stringify([input, file?.name, file?.size, file?.lastModified])
  if (attempt.current?.of !== of) attempt.current = { of, key: newAttemptKey() }
  return attempt.current.key
}

/** 128 random bits; crypto.randomUUID is missing on an office intranet without https. */
const newAttemptKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')

/** The latest message of an operation of kind `events`; the browser connects again by itself. */
export function useEvents<Op extends Operation>(operation: Op, input: Input<Op>, isWanted = true): Output<Op> | null {
  const [latest, setLatest] = useState<Output<Op> | null>(null)
  const address = addressOf(operation, input as Record<string, unknown>)
  useEffect(() => {
    if (!isWanted) return
    const stream = new EventSource(address)
    stream.onmessage = (message: MessageEvent<string>) => setLatest(readAnswer(operation, message.data))
    return () => stream.close()
  }, [address, isWanted, operation])
  return latest
}
