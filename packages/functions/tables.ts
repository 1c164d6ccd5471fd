import { routes as certificates, publicRoutes as publicCards } from '@terrace/certificates/routes'
import { routes as funds, publicRoutes as publicGiving } from '@terrace/funds/routes'
import { routes as monitoring } from '@terrace/monitoring/routes'
import { jobRoutes } from '@terrace/platform/job-routes'
import { routes as procedures, publicRoutes } from '@terrace/procedures/routes'
import { routes as registry } from '@terrace/registry/routes'
import { routes as tenancy } from '@terrace/tenancy/routes'

/** Every route of the API, by package: what the OpenAPI document and the tests of routes walk. */
export const tables = {
  tenancy,
  registry,
  procedures,
  funds,
  monitoring,
  certificates,
  jobs: jobRoutes,
}

/** Routes that nobody has to sign in for. */
export const publicTables = { notices: publicRoutes, donations: publicGiving, cards: publicCards }
