import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { Problem, type ProblemCode } from '#language/problem'

/** A problem as it leaves the house (RFC 9457). */
export const bodyOf = ({ code, status, faults }: Problem) => ({
  type: `/problems/${code}`,
  title: code,
  status,
  code,
  ...(faults.length > 0 && { faults }),
})

const byNodeCode: Record<string, ProblemCode> = {
  HPE_HEADER_OVERFLOW: 'headers-too-large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 'headers-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request-timeout',
}

/** What HTTP itself could not read never becomes a request: it is answered on the bare connection, as a problem like any other. */
export const answerUnreadable = (error: Error & { code?: string }, socket: Socket): void => {
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  const problem = new Problem(byNodeCode[error.code ?? ''] ?? 'unreadable-request')
  const body = JSON.stringify(bodyOf(problem))
  const head = [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}`,
    'content-type: application/problem+json',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ]
  if (socket.writable) socket.write(`${head.join('\r\n')}\r\n\r\n${body}`)
  socket.destroySoon()
}
