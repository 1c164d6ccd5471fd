/*
 * Noto Sans SC (SIL Open Font License 1.1), two weights: 30,890 characters, with all of Unicode's
 * first 20,976 Chinese ones and extension A. Nothing is taken from the system, which has no fonts.
 */

/** Where npm has them. */
export const FONT_FILES = {
  regular: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  bold: '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
} as const

/** Where a bundle has them, beside its code: `infra/build.ts` puts them there. */
export const FONT_FOLDER = 'fonts'
