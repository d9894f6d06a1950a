import pino, { type Logger } from 'pino'

/**
 * The log of the process: one JSON line per fact, without personal data. Requests are logged by the pattern of their route,
 * never by their address or body; whatever might carry a name, a number or a secret is removed all the same.
 */
export const openLog = (level: string): Logger =>
  pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: ['*.password', '*.token', '*.email', '*.name', '*.names', '*.phone', '*.value', 'password', 'token', 'email', 'headers'],
      remove: true,
    },
  })
