export { openNote, verifierKey } from './checkpoint/note.ts'
export { publishCheckpoints } from './checkpoint/schedule.ts'
export { Entry } from './log/entry.ts'
export { entriesAbout, Receipt, receiptOf } from './receipt.ts'
