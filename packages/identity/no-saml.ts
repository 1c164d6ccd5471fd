/**
 * Stands in for the SAML libraries when the auth function is bundled: the sign-on plugin imports
 * them although SAML is closed, and they are a third of the bundle. Bundlers take it as alias for
 * every name of `SAML_LIBRARIES`.
 */
const absent = (): never => {
  throw new Error('SAML is not offered.')
}

export const SAML_LIBRARIES = ['samlify', '@xmldom/xmldom', 'fast-xml-parser'] as const

/** Made once when the plugin is loaded, used only by its SAML routes. */
export class XMLParser {
  parse = absent
}
export const XMLValidator = { validate: absent }
export class DOMParser {
  parseFromString = absent
}
export const SPMetadata = absent
export const setSchemaValidator = () => undefined
export default { SPMetadata, setSchemaValidator }
