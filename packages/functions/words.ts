import { messages as certificates } from '@terrace/certificates/i18n'
import { messages as funds } from '@terrace/funds/i18n'
import { messages as monitoring } from '@terrace/monitoring/i18n'
import { messages as kernel } from '@terrace/platform/messages'
import { messages as procedures } from '@terrace/procedures/i18n'
import { messages as registry } from '@terrace/registry/i18n'
import { messages as tenancy } from '@terrace/tenancy/i18n'
import { messages as transparency } from '@terrace/transparency/i18n'

/** Every refusal in every language. */
export const messages = {
  ...kernel,
  ...tenancy,
  ...registry,
  ...procedures,
  ...funds,
  ...monitoring,
  ...certificates,
  ...transparency,
}
