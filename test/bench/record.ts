import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'

const commands = {
  BatchGetCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
}
type CommandName = keyof typeof commands

/** One DynamoDB call of an action; calls of one step were under way together. */
export interface Call {
  step: number
  command: CommandName
  input: unknown
}

/** Thrown in place of a write: what would have been written is recorded and not written. */
class Unwritten extends Error {}

interface Sending {
  constructor: { name: string }
  input: unknown
}

/**
 * Makes a client note what it sends. With `dry`, writes are noted and not sent.
 * @returns a function that runs some work and answers the calls it made
 */
export function recorder(client: DynamoDBDocumentClient) {
  const send = client.send.bind(client) as (command: unknown) => Promise<unknown>
  let calls: Call[] = []
  let [step, flying, dry, noting] = [0, 0, false, false]
  const noted = async (command: Sending): Promise<unknown> => {
    if (!noting) return send(command)
    const name = command.constructor.name
    if (!(name in commands)) throw new Error(`the bench cannot replay ${name}`)
    if (flying === 0) step++
    calls.push({ step, command: name as CommandName, input: command.input })
    if (dry && /Put|Update|Write/.test(name)) throw new Unwritten()
    flying++
    try {
      return await send(command)
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

const sendAgain = (client: DynamoDBDocumentClient, { command, input }: Call) =>
  client.send(new commands[command](input as never) as GetCommand)
