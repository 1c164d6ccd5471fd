import { defineMessages } from '../../i18n/message.ts'
import { peopleMessages } from './people-messages.ts'
import { settingsMessages } from './settings-messages.ts'

export const t = defineMessages({ ...settingsMessages, ...peopleMessages })
