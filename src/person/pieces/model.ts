import { z } from 'zod'
import { Moment } from '#language/date'
import { Compartment, compartments } from '#organisation/model'

export const pieceKinds = ['document', 'consent', 'certificate', 'other'] as const

/** The endings of names that each type of file may have. */
export const endings = { 'application/pdf': ['pdf'], 'image/png': ['png'], 'image/jpeg': ['jpg', 'jpeg'] } as const

// No path, no control, nothing unseen: a bidi override would make `reçu‮fdp.exe` look like a PDF.
const FileName = z
  .string()
  .trim()
  .min(5)
  .max(120)
  .regex(/^[^\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}/\\:*?"<>|]+$/u, 'malformed')
  .refine((name) => !name.startsWith('.') && !name.includes('..'), 'malformed')

/** A file that somebody brings, in base64. What it is, its content says. */
export const Attaching = z.strictObject({
  name: FileName,
  kind: z.enum(pieceKinds),
  compartment: Compartment,
  content: z.string().min(1).refine((text) => text.length % 4 === 0, 'malformed'),
})
export type Attaching = z.infer<typeof Attaching>

export const Piece = z.object({
  id: z.uuid(),
  kind: z.enum(pieceKinds),
  compartment: Compartment,
  name: z.string(),
  mediaType: z.string(),
  bytes: z.int(),
  addedBy: z.string(),
  addedAt: Moment,
})
export type Piece = z.infer<typeof Piece>

/** The pieces that one may read, the compartments in which one may add some, and how large a file may be. */
export const Pieces = z.object({ items: z.array(Piece), compartments: z.array(z.enum(compartments)), limit: z.int() })
export type Pieces = z.infer<typeof Pieces>

export const PieceReference = z.object({ id: z.uuid(), piece: z.uuid() })
