import { z } from 'zod'

/** A page of a list: rows, and the cursor of the next page when there is one. No total: counting costs more than the page. */
export const pageOf = <S extends z.ZodType>(item: S) => z.object({ items: z.array(item), next: z.string().nullable() })
