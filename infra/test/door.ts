import { type Plan, resource } from './plan.ts'

/** What CloudFront's function decided about one request. */
export interface Way {
  /** Host of the origin. */
  to: string
  uri: string
  /** The request is signed for the origin: nobody else can make one. */
  signed: boolean
}

interface Origin {
  domainName: string
  originAccessControlConfig?: { enabled: boolean }
}

/** Runs the deployed CloudFront function, with the key-value store that the deploy would fill. */
export async function wayOf(plan: Plan, uri: string): Promise<Way> {
  const { code } = resource(plan, 'cloudfront/function:Function', 'DoorCloudfrontFunctionRequest')
    .inputs as { code: string }
  const store = storeOf(plan)
  let origin: Origin | undefined
  const cf = {
    kvs: () => ({
      get: async (key: string) => {
        const value = store.get(key)
        if (value === undefined) throw new Error(`no key ${key}`)
        return value
      },
    }),
    updateRequestOrigin: (chosen: Origin) => {
      origin = chosen
    },
  }
  const body = code.replace(/^\s*import cf from "cloudfront";/, '')
  const handler = new Function('cf', `${body}\nreturn handler`)(cf) as (
    event: object,
  ) => Promise<{ uri: string }>
  const headers = { host: { value: 'terrace.example.org' } }
  const request = { method: 'GET', uri, headers, cookies: {}, querystring: {} }
  const answer = await handler({ request })
  return {
    to: origin?.domainName ?? '',
    uri: answer.uri,
    signed: origin?.originAccessControlConfig?.enabled ?? false,
  }
}

function storeOf(plan: Plan): Map<string, string> {
  const store = new Map<string, string>()
  const routes = new Map<string, string[]>()
  for (const { inputs } of plan.resources) {
    if (inputs.__provider === 'rpc:aws.KvKeys') {
      for (const [key, value] of Object.entries(inputs.entries as Record<string, string>)) {
        store.set(`${inputs.namespace}:${key}`, value)
      }
    }
    if (inputs.__provider === 'rpc:aws.KvRoutesUpdate') {
      const namespace = String(inputs.namespace)
      routes.set(namespace, [...(routes.get(namespace) ?? []), String(inputs.entry)])
    }
  }
  for (const [namespace, list] of routes) store.set(`${namespace}:routes`, JSON.stringify(list))
  return store
}
