import { defineMessages } from '../../i18n/message.ts'
import { areaImportMessages } from './area-import-messages.ts'
import { peopleMessages } from './people-messages.ts'
import { settingsMessages } from './settings-messages.ts'
import { ssoMessages } from './sso-messages.ts'

export const t = defineMessages({
  ...settingsMessages,
  ...peopleMessages,
  ...areaImportMessages,
  ...ssoMessages,
})
