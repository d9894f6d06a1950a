import { createContext, useContext, type ComponentType } from 'react'
import type { Role } from '#organisation/model'
import type { IconName } from '../ui/icon.tsx'

/** A place in the navigation. */
export type Entry = {
  /** The address, as the route names it. */
  to: string
  /** The key of its message. */
  label: string
  icon: IconName
  /** For whom it is shown; the server decides what may be done. */
  roles: readonly Role[] | 'all'
  /** Under which title it stands. */
  group: 'work' | 'steering' | 'administration'
  /** Its place in the group, from 10 in steps of 10. */
  order: number
  /** The letter that leads here after `g`. */
  key?: string
}

/** A part of the home page: what waits for this role today. */
export type HomeSection = {
  id: string
  roles: readonly Role[]
  /** What is late stands before what is due: from 10 in steps of 10. */
  order: number
  /** Fetches for itself, renders its own `Card`, and nothing at all when nothing waits. */
  Section: ComponentType
}

/** What a word gives to the frame. */
export type Word = { navigation?: readonly Entry[]; home?: readonly HomeSection[] }

const Words = createContext<readonly Word[]>([])
export const WordsProvider = Words

const isFor = (roles: readonly Role[] | 'all', role: Role) => roles === 'all' || roles.includes(role)
const byOrder = (one: { order: number }, other: { order: number }) => one.order - other.order

/** The entries that a role sees, in their order. */
export const useEntries = (role: Role): Entry[] =>
  useContext(Words)
    .flatMap((word) => word.navigation ?? [])
    .filter((entry) => isFor(entry.roles, role))
    .sort(byOrder)

/** The sections of the home page that a role sees, in their order. */
export const useHomeSections = (role: Role): HomeSection[] =>
  useContext(Words)
    .flatMap((word) => word.home ?? [])
    .filter((section) => isFor(section.roles, role))
    .sort(byOrder)
