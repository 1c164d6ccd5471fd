import type { Messages } from '@terrace/platform/i18n'

export const intakeMessages: Messages = {}
