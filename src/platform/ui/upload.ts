import type { Language } from '../refusal.ts'
import { refusalOf } from '../request.ts'

export interface Upload {
  readonly address: string
  readonly method: string
  readonly language: Language
  readonly key: string
  readonly file: File
  readonly signal: AbortSignal
  readonly onProgress: (progress: { readonly name: string; readonly sent: number; readonly total: number }) => void
}

/**
 * Sends one file as the raw body and tells how far it is; fetch cannot. Resolves to the text of the answer.
 * @throws Refusal as the office gave it; TypeError when the line is down, as fetch does; AbortError when stopped.
 */
export function sendFile({ address, method, language, key, file, signal, onProgress }: Upload): Promise<string> {
  return new Promise((resolve, reject) => {
    const line = new XMLHttpRequest()
    line.open(method, address)
    line.setRequestHeader('accept-language', language)
    line.setRequestHeader('x-changai', '1')
    line.setRequestHeader('content-type', 'application/octet-stream')
    line.setRequestHeader('idempotency-key', key)
    const report = (sent: number) => onProgress({ name: file.name, sent, total: file.size })
    line.upload.onprogress = (event) => report(event.loaded)
    line.upload.onload = () => report(file.size)
    line.onerror = () => reject(new TypeError('no connection'))
    line.onabort = () => reject(new DOMException('stopped', 'AbortError'))
    line.onload = async () => {
      if (line.status >= 200 && line.status < 300) return resolve(line.responseText)
      reject(await refusalOf(new Response(line.responseText, { status: line.status })))
    }
    signal.addEventListener('abort', () => line.abort())
    report(0)
    line.send(file)
  })
}
