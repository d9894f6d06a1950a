import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { z } from 'zod'
import { customs } from '#app/customs'
import { DeclarationFile } from '#delivery/data'
import * as Delivery from '#delivery/load'
import { readRules } from '#eligibility/data'
import * as Eligibility from '#eligibility/load'
import { DocumentFile } from '#language/data'
import { OrganisationFile } from '#organisation/data'
import * as Organisation from '#organisation/load'
import { EventFile } from '#outreach/data'
import * as Outreach from '#outreach/load'
import { openHouse } from '#platform/house'
import { journal } from '#platform/journal'
import { maintain, type Work } from '#platform/work'
import { ProjectFile } from '#project/data'
import * as Project from '#project/load'
import { ServiceFile } from '#service/data'
import * as Service from '#service/load'
import { StrategyFile } from '#strategy/data'
import { InconsistencyFile } from '#strategy/inconsistencies'
import * as Strategy from '#strategy/load'
import { TerritoryFile } from '#territory/data'
import * as Territory from '#territory/load'

const folder = resolve(import.meta.dirname, '../../data/snia')

const read = <S extends z.ZodType>(schema: S, name: string): z.output<S> => schema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8')))

/** The words in their order: what is referred to is there before what refers to it. */
const steps: [string, (work: Work) => Promise<number>][] = [
  ['document', (work) => Strategy.loadDocuments(work, read(DocumentFile, 'document.json'))],
  ['territory', (work) => Territory.load(work, read(TerritoryFile, 'territory.json'))],
  ['organisation', (work) => Organisation.load(work, read(OrganisationFile, 'organisation.json'))],
  ['strategy', (work) => Strategy.load(work, read(StrategyFile, 'strategy.json'))],
  ['service', (work) => Service.load(work, read(ServiceFile, 'service.json'))],
  ['project', (work) => Project.load(work, read(ProjectFile, 'project.json'))],
  ['eligibility', (work) => Eligibility.load(work, readRules(join(folder, 'eligibility')))],
  ['declaration', (work) => Delivery.load(work, read(DeclarationFile, 'declaration.json'))],
  ['inconsistency', (work) => Strategy.loadInconsistencies(work, read(InconsistencyFile, 'inconsistency.json'))],
  ['event', (work) => Outreach.load(work, read(EventFile, 'event.json'))],
]

/** Loads the strategy's real data in one transaction; a second time changes nothing. Answers how many rows changed, word by word. */
export const loadAll = async (url: string): Promise<Record<string, number>> => {
  const house = await openHouse(url, customs, { connections: 1, jobs: false, logLevel: 'silent' })
  try {
    return await maintain(house, 'load', async (work) => {
      const changed: Record<string, number> = {}
      for (const [word, load] of steps) changed[word] = await load(work)
      const total = Object.values(changed).reduce((sum, each) => sum + each, 0)
      if (total > 0) await journal(work, { verb: 'strategy.loaded', subject: { word: 'strategy', id: null }, details: changed })
      return changed
    })
  } finally {
    await house.close()
  }
}
