import { createHash } from 'node:crypto'
import { type KeptWording, type Purpose, type Wording, wordings } from '#person/consent/model'

/** The words that were read out, as a consent keeps them: with the SHA-256 of the text in UTF-8. */
export const keptWording = (purpose: Purpose, { version, language }: Wording): KeptWording => ({
  version,
  language,
  hash: createHash('sha256').update(wordings[version][purpose][language], 'utf8').digest('hex'),
})
