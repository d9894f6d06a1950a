import type { ReactNode } from 'react'
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components/Tooltip'
import { directionOf, useLanguage } from './language.tsx'
import './tooltip.css'

/** A few words about a button or a link, on hover and on focus. Nothing that is needed stands only here: a finger never sees it. */
export const Tooltip = ({ words, children }: { words: ReactNode; children: ReactNode }) => {
  const language = useLanguage()
  return (
    <TooltipTrigger delay={400}>
      {children}
      <AriaTooltip className="tooltip" offset={6} lang={language} dir={directionOf(language)}>
        {words}
      </AriaTooltip>
    </TooltipTrigger>
  )
}
