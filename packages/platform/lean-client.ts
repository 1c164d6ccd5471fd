import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'

type Send = DynamoDBDocumentClient['send']
type Handler = (command: unknown) => Promise<{ output: unknown }>

/** What the library's document commands are inside. */
interface DocumentCommand {
  clientCommand: {
    resolveMiddleware(stack: unknown, config: unknown, options: unknown): Handler
  }
  middlewareStack: Parameters<DynamoDBDocumentClient['middlewareStack']['concat']>[0]
  addMarshallingMiddleware(config: unknown): void
}

const isDocumentCommand = (command: unknown): command is DocumentCommand =>
  typeof command === 'object' &&
  command !== null &&
  'clientCommand' in command &&
  'addMarshallingMiddleware' in command

/** They write logs nobody reads and headers that the table does not. */
const IDLE = ['loggerMiddleware', 'getUserAgentMiddleware', 'recursionDetectionMiddleware']

/**
 * The document client, without putting its chain of some fifteen steps together anew for each call:
 * that is a third of a call's processor time. The library has `cacheMiddleware` for it, but its
 * document commands tie the chain to the first command's input; here each gets its own.
 */
export function documentClient(settings: DynamoDBClientConfig): DynamoDBDocumentClient {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(settings), {
    marshallOptions: { removeUndefinedValues: true },
  })
  for (const name of IDLE) client.middlewareStack.remove(name)
  const chains = new Map<unknown, Handler>()
  const chainOf = (command: DocumentCommand): Handler => {
    const known = chains.get(command.constructor)
    if (known) return known
    command.addMarshallingMiddleware(client.config)
    const stack = client.middlewareStack.concat(command.middlewareStack)
    const chain = command.clientCommand.resolveMiddleware(stack, client.config, undefined)
    chains.set(command.constructor, chain)
    return chain
  }
  const send = client.send.bind(client) as (...given: unknown[]) => unknown
  const lean = async (command: DocumentCommand) =>
    (await chainOf(command)(command.clientCommand)).output
  client.send = ((command: unknown, ...more: unknown[]) =>
    more.length === 0 && isDocumentCommand(command)
      ? lean(command)
      : send(command, ...more)) as Send
  return client
}
