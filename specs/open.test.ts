import { expect, it } from 'vitest'
import { SuiteError } from '#model/problem.ts'
import { openDocument } from '#specs/open.ts'
import { readText } from '#specs/read.ts'
import { openFiles, problemOf, withSchemas } from '#specs/files.testdata.ts'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const head = "openapi: 3.1.0\ninfo: {title: t, version: '1'}\n"

it.each<[string, string, string, number]>([
  ['Swagger 2.0', "swagger: '2.0'\ninfo: {}\npaths: {}\n", 'swagger 2.0 is not read', 1],
  ['OpenAPI 3.2', 'info: {}\nopenapi: 3.2.0\npaths: {}\n', 'openapi 3.2.0 is not read', 2],
  ['AsyncAPI', 'asyncapi: 2.0.0\n', 'asyncapi 2.0.0 is not read', 1],
  ['a number for a version', 'openapi: 3.1\npaths: {}\n', 'openapi 3.1 is not read', 1],
  ['something else', 'hello: world\n', 'not an OpenAPI document', 1],
  ['no paths', head, 'no paths', 1],
  ['no operations', `${head}paths:\n  /x: {}\n`, 'no operations', 3],
  ['webhooks only', `${head}webhooks: {}\n`, 'no paths', 1],
  ['nothing', '', 'not an object', 1],
  ['a list', '- 1\n', 'not an object', 1],
])('refuses %s', (_name, text, message, line) => {
  const problem = problemOf(() => openFiles({ 'a.yaml': text }))
  expect(problem).toMatchObject({ code: 'document', place: { file: '/docs/a.yaml', line } })
  expect(problem.message).toContain(message)
})

it.each([1, 50, 150, 250, 2000, 10_000])('opens or refuses schemas nested %i deep, and never runs out of stack', (depth) => {
  const schemas = `${'{"allOf":['.repeat(depth)}{"type":"integer"}${']}'.repeat(depth)}`
  const text = `{"openapi":"3.1.0","info":{"title":"t","version":"1"},"paths":{"/x":{"get":{"responses":{"200":{"description":"ok"}}}}},"components":{"schemas":{"A":${schemas}}}}`
  if (depth > 90) {
    expect(problemOf(() => openFiles({ 'a.json': text })).message).toContain('nested too deeply')
    return
  }
  const { lens } = openFiles({ 'a.json': text })
  expect(lens.issues('/components/schemas/A', 'response', 'x')).toMatchObject([
    { keyword: 'type', clause: `/components/schemas/A${'/allOf/0'.repeat(depth)}/type` },
  ])
})

it('survives schemas that refer in circles, and values that follow them', () => {
  const { lens } = withSchemas({
    A: { $ref: '#/components/schemas/B' },
    B: { properties: { a: { $ref: '#/components/schemas/A' } }, items: { $ref: '#/components/schemas/B' }, type: ['object', 'array'] },
  })
  let value: unknown = 'x'
  for (let depth = 0; depth < 500; depth += 1) value = { a: value }
  expect(lens.issues('/components/schemas/A', 'response', value as null)).toHaveLength(1)
})

it('pollutes nothing, whatever the names', () => {
  const text =
    '{"openapi":"3.1.0","info":{"title":"t","version":"1"},"__proto__":{"polluted":1},"paths":{"/x":{"get":{"operationId":"__proto__","responses":{"200":{"description":"ok"}},"parameters":[{"name":"__proto__","in":"query"}]}}},"components":{"schemas":{"__proto__":{"properties":{"__proto__":{"type":"integer"},"constructor":{"type":"integer"}}}},"securitySchemes":{"__proto__":{"type":"apiKey","in":"header","name":"k"}}}}'
  const { contract, lens } = openFiles({ 'a.json': text })
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  expect(contract.operations[0]?.parameters[0]?.name).toBe('__proto__')
  expect(lens.issues('/components/schemas/__proto__', 'response', JSON.parse('{"constructor":"x"}') as null)).toMatchObject([
    { at: '/constructor', keyword: 'type' },
  ])
})

it('reads files only as UTF-8, and says which cannot be read', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'documents-'))
  try {
    const file = path.join(folder, 'a.yaml')
    writeFileSync(file, Buffer.concat([Buffer.from(`${head}# caf`), Buffer.of(0xe9), Buffer.from('\npaths: {}\n')]))
    expect(problemOf(() => openDocument(file, readText))).toMatchObject({
      code: 'document',
      message: `cannot read ${file}: it is not UTF-8`,
      place: { file, line: 3 },
    })
    writeFileSync(file, Buffer.from(`\uFEFF${head}paths: {}\n`, 'utf16le'))
    expect(problemOf(() => openDocument(file, readText)).message).toContain('not UTF-8')
    writeFileSync(file, `\uFEFF${head}paths: {/x: {get: {responses: {}}}}\n`)
    expect(openDocument(file, readText).contract.operations).toHaveLength(1)
    expect(problemOf(() => openDocument(folder, readText)).message).toContain('it is a folder')
    expect(() => openDocument(path.join(folder, 'none'), readText)).toThrow(SuiteError)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

it('gives the same hash for the same content, in YAML or JSON, in any order', () => {
  const yaml = `${head}paths: {/x: {get: {responses: {200: {description: ok}}}}}\n`
  const json = '{"paths":{"/x":{"get":{"responses":{"200":{"description":"ok"}}}}},"info":{"version":"1","title":"t"},"openapi":"3.1.0"}'
  expect(openFiles({ 'a.yaml': yaml }).contract.hash).toBe(openFiles({ 'b.json': json }).contract.hash)
  expect(openFiles({ 'a.yaml': yaml.replace('ok', 'no') }).contract.hash).not.toBe(openFiles({ 'b.json': json }).contract.hash)
})
