/// <reference types="vite/client" />

declare module 'virtual:messages' {
  import type { MessageFormatElement } from '@formatjs/icu-messageformat-parser'

  /** A message as it was built: a plain string, or its parsed form where it has variables, plurals or tags. */
  export type BuiltMessage = string | MessageFormatElement[]
  const load: Record<'fr' | 'ar' | 'en', () => Promise<{ default: Record<string, BuiltMessage> }>>
  export default load
}
