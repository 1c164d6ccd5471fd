import { routes as certificates, publicRoutes as publicCards } from '@terrace/certificates/routes'
import { routes as funds, publicRoutes as publicGiving } from '@terrace/funds/routes'
import { routes as monitoring } from '@terrace/monitoring/routes'
import { jobRoutes } from '@terrace/platform/job-routes'
import { routes as procedures, publicRoutes } from '@terrace/procedures/routes'
import { routes as registry } from '@terrace/registry/routes'
import { publicRoutes as publicKeys, routes as tenancy } from '@terrace/tenancy/routes'
import { publicRoutes as publicLog, routes as transparency } from '@terrace/transparency/routes'

/** Every route of the API, by package: what the OpenAPI document and the tests of routes walk. */
export const tables = {
  tenancy,
  registry,
  procedures,
  funds,
  monitoring,
  certificates,
  transparency,
  jobs: jobRoutes,
}

/** Routes that nobody has to sign in for. */
export const publicTables = {
  keys: publicKeys,
  notices: publicRoutes,
  donations: publicGiving,
  cards: publicCards,
  log: publicLog,
}
