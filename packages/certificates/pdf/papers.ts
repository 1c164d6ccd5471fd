/** The papers, apart from the index: pdfkit and the fonts are loaded only by who prints. */
export { fontFiles, loadFonts } from './fonts.ts'
export { handbookPdf } from './handbook.ts'
export { cardPdf } from './print.ts'
export { cardSheets } from './sheets.ts'
