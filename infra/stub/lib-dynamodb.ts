/**
 * Stands in for `@aws-sdk/lib-dynamodb` in the functions' bundles: ElectroDB imports it for calls of
 * its own, and here it only makes parameters that `platform/dynamo.ts` sends.
 */
export {}
