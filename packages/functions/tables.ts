import { messages as certificatesMessages } from '@terrace/certificates/i18n'
import { messages as monitoringMessages } from '@terrace/monitoring/i18n'
import { routes as monitoring } from '@terrace/monitoring/routes'
import { jobRoutes } from '@terrace/platform/job-routes'
import { messages as kernel } from '@terrace/platform/messages'
import { messages as registryMessages } from '@terrace/registry/i18n'
import { routes as registry } from '@terrace/registry/routes'
import { messages as tenancyMessages } from '@terrace/tenancy/i18n'
import { routes as tenancy } from '@terrace/tenancy/routes'

/** Every route of the API, by package. */
export const tables = { tenancy, registry, monitoring, jobs: jobRoutes }

/** Every refusal in every language. */
export const messages = {
  ...kernel,
  ...tenancyMessages,
  ...registryMessages,
  ...monitoringMessages,
  ...certificatesMessages,
}
