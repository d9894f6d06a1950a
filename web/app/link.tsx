import { createLink } from '@tanstack/react-router'
import { PlainButtonLink, PlainLink } from '../ui/link.tsx'

/** A link to a page of ours: `<Link to="/persons/$id" params={{ id }}>`. The address is checked by the compiler. */
export const Link = createLink(PlainLink)

/** The same, drawn as a button. */
export const ButtonLink = createLink(PlainButtonLink)
