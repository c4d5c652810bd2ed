import { describe, expect, it } from 'vitest'
import { textOf } from '#lib/bytes.ts'
import type { Case } from '#model/case.ts'
import { serialise } from '#http/serialise.ts'
import { pets } from '#mock/documents.testdata.ts'
import { openText, wholePlan } from '#test/in-process.ts'

const { contract, ...rest } = openText(pets)
const odd = wholePlan({ contract, ...rest }, 1).sequences.flatMap(({ cases }): readonly Case[] =>
  cases.filter(({ intent }) => intent.kind === 'protocol' && intent.probe.startsWith('odd-')),
)
const requestsOf = (id: string): readonly string[] => {
  const operation = contract.operations.find((one) => one.id === id) ?? expect.fail(id)
  return odd
    .filter((one) => one.operation === id)
    .map(({ parts }) => serialise(operation, parts, { baseUrl: '', extraHeaders: [], placements: [] }))
    .map(({ url, headers, base64 }) => `${url} ${headers.find(([name]) => name === 'x-undeclared')?.[1] ?? ''}${textOf({ base64 })}`)
}

describe('odd requests', () => {
  it('ask for each parameter of the query twice, empty, and with what is hard to escape', () => {
    const asked = requestsOf('listPets').map((request) => request.slice(0, 60).trim())
    for (const one of [
      /\?limit=(\d+)&limit=\1$/,
      /\?limit=$/,
      /\?cursor=$/,
      /\?cursor=a%2Bb%20c%2520d%26e%3Df$/,
      /\?cursor=a%00b$/,
      /\?undeclaredParameter=x$/,
      /undeclaredParameter=x{30}/,
    ])
      expect(
        asked.some((request) => one.test(request)),
        String(one),
      ).toBe(true)
  })

  it('have ids that nobody expects, in reads only', () => {
    const asked = requestsOf('readPet')
    for (const id of ['a%00b', 'a%2Fb', '..%2F..%2Fetc%2Fpasswd', '100%25', 'a%2Bb%20c']) expect(asked).toContain(`/pets/${id} `)
    expect(odd.filter(({ operation }) => operation === 'deletePet')).toEqual([])
    expect(
      odd.filter(
        ({ operation, intent }) => intent.kind === 'protocol' && intent.probe !== 'odd-body' && !/^(?:list|read|mine)/.test(operation),
      ),
    ).toEqual([])
  })

  it('have bodies with a byte order mark, and very deep ones', () => {
    const bodies = requestsOf('createPet').map((request) => request.slice(request.indexOf(' ') + 1))
    expect(bodies.map((text) => text.slice(0, 3))).toEqual(['\ufeff{"', '[[[', '{"a'])
    expect(bodies.map((text) => text.length > 5_000)).toEqual([false, true, true])
  })
})
