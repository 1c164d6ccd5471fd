import { listed, type Plan, type Statement, statements } from './plan.ts'

export interface Request {
  action: string
  resource: string
  /** Partition keys of a DynamoDB request; absent in a Scan. */
  keys?: string[]
  /** Other values of the request's context. */
  context?: Record<string, string>
}

/** Whether IAM would allow it, by the role's own statements; a condition not known here throws. */
export function allowed(plan: Plan, role: string, request: Request): boolean {
  return statements(plan, role).some(
    ({ Effect, Action, Resource, Condition = {} }) =>
      Effect === 'Allow' &&
      listed(Action).some((pattern) => like(pattern, request.action)) &&
      listed(Resource).some((pattern) => like(pattern, request.resource)) &&
      Object.entries(Condition).every(([operator, tests]) => holds(operator, tests, request)),
  )
}

function holds(operator: string, tests: NonNullable<Statement['Condition']>[string], r: Request) {
  return Object.entries(tests).every(([variable, wanted]) => {
    const values = valuesOf(variable, r)
    const patterns = listed(wanted)
    const matches = (value: string) => patterns.some((pattern) => like(pattern, value))
    switch (operator) {
      case 'Null':
        return patterns.includes(String(values === undefined))
      case 'ForAllValues:StringLike':
      case 'ForAllValues:StringEquals':
        // Over nothing, "all" is true: the reason for the Null beside it.
        return (values ?? []).every(matches)
      case 'ForAllValues:StringNotLike':
        return !(values ?? []).some(matches)
      case 'StringLike':
      case 'StringEquals':
        return values?.every(matches) ?? false
      default:
        throw new Error(`condition ${operator}`)
    }
  })
}

function valuesOf(variable: string, { keys, context = {} }: Request): string[] | undefined {
  if (variable === 'dynamodb:LeadingKeys') return keys
  const value = context[variable]
  return value === undefined ? undefined : [value]
}

function like(pattern: string, value: string): boolean {
  const text = pattern.replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`^${text.replaceAll('*', '.*').replaceAll('?', '.')}$`).test(value)
}
