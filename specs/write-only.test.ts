import { expect, it } from 'vitest'
import type { JsonObject } from '#lib/json.ts'
import { writeOnlyFinder } from '#specs/write-only.ts'

const root: JsonObject = {
  Password: { type: 'string', writeOnly: true },
  Account: { type: 'object', properties: { name: { type: 'string' }, password: { $ref: '#/Password' } } },
  Accounts: { type: 'array', items: { allOf: [{ $ref: '#/Account' }] } },
  Name: { type: 'object', properties: { name: { type: 'string', writeOnly: false }, writeOnly: { type: 'boolean' } } },
  Tree: { type: 'object', properties: { kids: { type: 'array', items: { $ref: '#/Tree' } } } },
  Vault: { type: 'object', properties: { first: { $ref: '#/Tree' }, again: { $ref: '#/Tree' }, last: { $ref: '#/Accounts' } } },
}
const hasWriteOnly = writeOnlyFinder(root)

it.each(['Password', 'Account', 'Accounts', 'Vault'])('finds what is write-only in %s', (name) => {
  expect(hasWriteOnly(`/${name}`)).toBe(true)
})

it.each(['Name', 'Tree', 'Nothing'])('finds none in %s', (name) => {
  expect(hasWriteOnly(`/${name}`)).toBe(false)
})
