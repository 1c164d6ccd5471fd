/// <reference path="../../.sst/platform/config.d.ts" />

/**
 * Applied before any component is made.
 * SST 4.17.1 lets every function's role also be assumed by the whole account, because it tests an
 * unresolved output (`!dev`); only Lambda may. `infra/sst.test.ts` fails when this is taken away.
 */
export function harden(): void {
  $transform(sst.aws.Function, (args) => {
    const given = args.transform?.role
    args.transform = {
      ...args.transform,
      role: (role, options, name) => {
        if (typeof given === 'function') given(role, options, name)
        else Object.assign(role, given)
        role.assumeRolePolicy = $jsonStringify(
          aws.iam.assumeRolePolicyForPrincipal({ Service: 'lambda.amazonaws.com' }),
        )
      },
    }
  })
}
