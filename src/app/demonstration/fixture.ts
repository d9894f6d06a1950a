import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Catalogue, catalogueOf } from '#app/demonstration/catalogue'
import { OrganisationFile } from '#organisation/data'
import { ProjectFile } from '#project/data'
import { ServiceFile } from '#service/data'
import { TerritoryFile } from '#territory/data'

const folder = join(import.meta.dirname, '..', '..', '..', 'data', 'snia')
const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'))

/** The catalogue as the store has it after loading, read from the files: for tests that need no database. */
export const catalogueOfFiles = (): Catalogue => {
  const { kinds, offers } = ServiceFile.parse(read('service'))
  const { sites } = OrganisationFile.parse(read('organisation'))
  const { areas } = TerritoryFile.parse(read('territory'))
  const { projects } = ProjectFile.parse(read('project'))
  const regionOf = (code: string | null): string | null => {
    const area = areas.find((each) => each.code === code)
    return !area || area.kind === 'region' ? (area?.code ?? null) : regionOf(area.parent)
  }
  const places = offers.map((offer) => {
    const kind = kinds.find(({ code }) => code === offer.kind)!
    const site = sites.find(({ id }) => id === offer.site)!
    return {
      id: offer.id,
      kind: kind.code,
      objective: kind.objective,
      action: kind.action,
      compartment: kind.compartment,
      siteId: site.id,
      organisation: site.organisation,
      area: site.city,
      region: regionOf(site.city),
      closedOn: null,
    }
  })
  return catalogueOf(places, projects.map(({ id }) => id))
}
