/**
 * Stands in for `jsonschema` in the functions' bundles. ElectroDB checks the shape of each entity's
 * model with it when a module loads: a quarter of a cold start, for models that do not change after
 * the build and that every test run has checked with the real one.
 */
export class Validator {
  static {
    Object.assign(Validator.prototype, { customFormats: {} })
  }
  addSchema = () => undefined
  validate = () => ({ errors: [], valid: true })
}
