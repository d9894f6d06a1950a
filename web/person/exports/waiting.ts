import type { PersonExport } from '#person/exports/model'

/** Whether an export waits for the word of whoever reads: never one's own. */
export const isToDecide = (agrees: boolean) => ({ state, mine }: PersonExport): boolean => state === 'waiting' && !mine && agrees
