import { ProblemReply } from '#language/problem'
import type { Handing } from '#rights/model'
import { ApiProblem } from '../app/api.ts'

const problemOf = async (response: Response): Promise<ApiProblem> => {
  const body = ProblemReply.safeParse(await response.json().catch(() => null))
  return body.success ? new ApiProblem(body.data.code, body.data.status, body.data.faults) : new ApiProblem('internal', response.status)
}

// The server writes the name as RFC 8187 wants it: filename*=UTF-8''…
const nameIn = (response: Response, format: Handing['format']): string => {
  const name = /filename\*=UTF-8''([^;]+)/i.exec(response.headers.get('content-disposition') ?? '')?.[1]
  return name ? decodeURIComponent(name) : `rawabit.${format}`
}

/** Saves what was fetched as a download, and forgets it: nothing of it stays in this page. */
const save = (file: Blob, name: string): void => {
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

/** Asks for the file of a request and saves it as a download. Raises `ApiProblem`. */
export const handOver = async (request: string, handing: Handing): Promise<void> => {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(handing), credentials: 'same-origin' as const }
  const response = await fetch(`/v1/rights-requests/${request}/file`, init).catch((cause: unknown) => {
    throw new ApiProblem('offline', 0, [], null, cause)
  })
  if (!response.ok) throw await problemOf(response)
  save(await response.blob(), nameIn(response, handing.format))
}
