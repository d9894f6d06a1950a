import { z } from 'zod'
import { Source, Text } from '#language/text'
import { type Kind, regimes } from '#rights/model'
import delayRows from '../../data/rights/delays.json' with { type: 'json' }
import processingRows from '../../data/rights/processings.json' with { type: 'json' }
import termRows from '../../data/rights/terms.json' with { type: 'json' }

const Delay = z.strictObject({ days: z.int().min(1), confirmed: z.boolean(), source: Source.nullable(), note: Text })

/** Days within which a request is answered, by its kind. */
export const delays: Record<Kind, z.infer<typeof Delay>> = z.strictObject({ access: Delay, rectification: Delay, opposition: Delay }).parse(delayRows)

const ProposedTerm = z.strictObject({
  purpose: z.string(),
  name: Text,
  months: z.int().min(1),
  from: z.literal('last-contact'),
  source: Source.nullable(),
  confirmed: z.literal(false),
  note: Text,
})

/** How long what is kept for each purpose is proposed to be kept; only the data-protection officer confirms. */
export const proposedTerms = z.array(ProposedTerm).parse(termRows)

const KnownProcessing = z.strictObject({
  code: z.string(),
  name: Text,
  purpose: Text,
  controller: Text,
  data: Text,
  recipients: Text,
  regime: z.enum(regimes),
  why: Text,
  terms: z.array(z.string()),
  forms: z.array(z.string()),
  source: z.string(),
})

/** The processings of personal data, as they are declared to the authority. */
export const knownProcessings = z.array(KnownProcessing).parse(processingRows)
