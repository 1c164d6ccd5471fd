import { blankEntry, type Entry, ownPath } from '../registry/entry.tsx'
import { type ApplicationValues, applicationPath, blankApplication } from './application-fields.tsx'

/** An application in the making; what was typed survives a reload of the tab under this name. */
export const DRAFT = 'terrace.draft.case.new'

export interface Values extends Entry, ApplicationValues {
  how: string
  household: string
}
export const blank = (today: string): Values => ({
  ...blankEntry(),
  ...blankApplication(today),
  how: '',
  household: '',
})

/** Where in the wizard a wrong field is asked for. */
export const stepOf = (path: string): string => {
  if (/^(household|how)$/.test(path)) return 'household'
  if (/^(members)\b/.test(path)) return 'people'
  if (/^(income|living)\b/.test(path)) return 'year'
  if (/^(by|applicant|filedBy|consent|consentDay|statement)$/.test(path)) return 'consent'
  if (/^(identity|book|certificate|photos|evidence)$/.test(path)) return 'proofs'
  return /^kin\b/.test(path) ? 'kin' : 'place'
}
/** The form's own name for a path of the request. */
export const requestPath = (path: string): string =>
  path.startsWith('input.') ? ownPath(path.slice('input.'.length)) : applicationPath(path)
