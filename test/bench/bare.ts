import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb'
import { Hono } from 'hono'
import { handle } from 'hono/aws-lambda'

/** The least that a function with Hono and a DynamoDB client can be: what ours are held against. */
const client = DynamoDBDocumentClient.from(new DynamoDBClient({}))
const app = new Hono()
app.get('/items/:item', async (c) => {
  const Key = { pk: c.req.param('item'), sk: '-' }
  const { Item } = await client.send(new GetCommand({ TableName: process.env.TABLE, Key }))
  return c.json(Item ?? {})
})

export const handler = handle(app)
