import type { OrganisationFile } from '#organisation/data'
import { loadRows } from '#platform/load'
import type { Work } from '#platform/work'

const organisations = (file: OrganisationFile) =>
  file.organisations.map(({ id, kind, names, aliases, source }) => ({
    id,
    kind,
    name: names.at(-1)!.name,
    shortName: names.at(-1)!.short,
    aliases,
    source,
  }))

const dated = (file: OrganisationFile) =>
  file.organisations.flatMap(({ id, names }) =>
    names.map((each, number) => ({
      organisationId: id,
      number,
      name: each.name,
      shortName: each.short,
      validFrom: each.from,
      validFromPrecision: each.fromPrecision ?? null,
      validTo: each.to,
      validToPrecision: each.toPrecision ?? null,
      source: each.source,
    })),
  )

const sites = (file: OrganisationFile) =>
  file.sites.map(({ organisation, city, host, opened, closed, ...site }) => ({
    ...site,
    organisationId: organisation,
    areaCode: city,
    hostId: host,
    openedOn: opened,
    closedOn: closed,
  }))

const people = (file: OrganisationFile) =>
  file.people.map(({ organisation, from, to, ...person }) => ({ ...person, organisationId: organisation, validFrom: from, validTo: to }))

/** Loads organisations with their dated names, their sites and the public figures. Answers how many rows changed. */
export const load = async (work: Work, file: OrganisationFile): Promise<number> =>
  (await loadRows(work, 'organisation', ['id'], organisations(file))) +
  (await loadRows(work, 'organisation_name', ['organisation_id', 'number'], dated(file))) +
  (await loadRows(work, 'organisation_site', ['id'], sites(file))) +
  (await loadRows(work, 'organisation_public_figure', ['id'], people(file)))
