import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import type { Item } from '@terrace/platform/db'
import type { Dynamo, DynamoOperation } from '@terrace/platform/dynamo'

/** The SDK's words for what our own client sends. */
const commands = {
  BatchGetItem: BatchGetCommand,
  GetItem: GetCommand,
  PutItem: PutCommand,
  Query: QueryCommand,
  TransactWriteItems: TransactWriteCommand,
  UpdateItem: UpdateCommand,
}
type Replayable = keyof typeof commands

/** One DynamoDB call of an action; calls of one step were under way together. */
export interface Call {
  step: number
  operation: Replayable
  input: unknown
}

/** Thrown in place of a write: what would have been written is recorded and not written. */
class Unwritten extends Error {}

/**
 * Makes a client note what it sends. With `dry`, writes are noted and not sent.
 * @returns a function that runs some work and answers the calls it made
 */
export function recorder(client: Dynamo) {
  const send = client.send.bind(client)
  let calls: Call[] = []
  let [step, flying, dry, noting] = [0, 0, false, false]
  const noted = async (operation: DynamoOperation, input: Item): Promise<unknown> => {
    if (!noting) return send(operation, input)
    if (!(operation in commands)) throw new Error(`the bench cannot replay ${operation}`)
    if (flying === 0) step++
    calls.push({ step, operation: operation as Replayable, input })
    if (dry && /Put|Update|Write/.test(operation)) throw new Unwritten()
    flying++
    try {
      return await send(operation, input)
    } finally {
      flying--
    }
  }
  client.send = noted as unknown as typeof client.send
  return async (work: () => Promise<unknown>, withoutWriting: boolean): Promise<Call[]> => {
    calls = []
    ;[step, flying, dry, noting] = [0, 0, withoutWriting, true]
    try {
      await work()
    } catch (error) {
      if (!(error instanceof Unwritten)) throw error
    } finally {
      noting = false
    }
    return calls
  }
}

/** Sends recorded calls again: those of one step together, as they were. */
export async function replay(
  client: DynamoDBDocumentClient,
  calls: readonly Call[],
): Promise<void> {
  let from = 0
  while (from < calls.length) {
    const step = calls[from]?.step
    let to = from
    while (calls[to]?.step === step) to++
    const together = calls.slice(from, to)
    if (together.length === 1 && together[0]) await sendAgain(client, together[0])
    else await Promise.all(together.map((call) => sendAgain(client, call)))
    from = to
  }
}

const sendAgain = (client: DynamoDBDocumentClient, { operation, input }: Call) =>
  client.send(new commands[operation](input as never) as GetCommand)
