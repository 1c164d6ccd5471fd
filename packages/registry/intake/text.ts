import { type Language, type Messages, translate } from '@terrace/platform/i18n'
import { messages as kernel } from '@terrace/platform/messages'
import { messages as tenancy } from '@terrace/tenancy/i18n'
import { messages as registry } from '../i18n.ts'
import { intakeMessages } from './messages.ts'
import type { Refusal } from './problem.ts'

const messages: Messages = { ...kernel, ...tenancy, ...registry, ...intakeMessages }

/** The sentence of a problem, in the reader's language. */
export const sentence = ({ code, params }: Refusal, lang: Language) =>
  translate(messages, code, lang, params)

export const word = (code: string, lang: Language): string => translate(messages, code, lang)
