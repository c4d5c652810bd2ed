import { expect, it } from 'vitest'
import { filesMember } from '#specs/bundle.ts'
import { openFiles, problemOf } from '#specs/files.testdata.ts'

const main = (schema: string, more = ''): string => `openapi: 3.1.0
info: {title: t, version: '1'}
paths:
  /x:
    get:
      responses:
        200:
          description: ok
          content: {application/json: {schema: {$ref: '${schema}'}}}
components: {schemas: {Own: {type: string, minLength: 2}}}
${more}`
const issuesOf = (files: Readonly<Record<string, string>>, value: unknown): readonly string[] => {
  const { contract, lens, locate } = openFiles(files)
  const at = contract.operations[0]?.responses[0]?.media[0]?.schemaAt ?? ''
  return lens.issues(at, 'response', value as null).map(({ keyword, clause }) => {
    const { file, line } = locate(clause)
    return `${keyword} ${file.replace('/docs/', '')}:${line}`
  })
}

it.each<[string, Readonly<Record<string, string>>, unknown, readonly string[]]>([
  [
    'a whole file',
    { 'a.yaml': main('pet.yaml'), 'pet.yaml': 'description: a pet\ntype: object\nrequired: [name]\n' },
    {},
    ['required pet.yaml:3'],
  ],
  [
    'a part of a file',
    { 'a.yaml': main('./b.json#/defs/Pet%20{x}'), 'b.json': '{\n"defs": {\n"Pet {x}": {\n"type": "string"}}}' },
    1,
    ['type b.json:4'],
  ],
  [
    'a file that refers to a third, beside itself',
    { 'a.yaml': main('d/b.yaml'), 'd/b.yaml': 'type: array\nitems: {$ref: c.yaml}\n', 'd/c.yaml': 'type: integer\n' },
    ['x'],
    ['type d/c.yaml:1'],
  ],
  [
    'a file that refers to itself',
    {
      'a.yaml': main('tree.yaml'),
      'tree.yaml': "type: object\nproperties:\n  left: {$ref: '#'}\n  size: {$ref: '#/$defs/n'}\n$defs: {n: {type: integer}}\n",
    },
    { left: { left: { size: 'x' } } },
    ['type tree.yaml:5'],
  ],
  [
    'files in a circle',
    {
      'a.yaml': main('b.yaml'),
      'b.yaml': 'properties: {c: {$ref: c.yaml}}\n',
      'c.yaml': 'type: object\nproperties: {b: {$ref: b.yaml}}\n',
    },
    { c: { b: { c: 1 } } },
    ['type c.yaml:1'],
  ],
  [
    'a way back into the document',
    { 'a.yaml': main('b.yaml'), 'b.yaml': "items: {$ref: 'a.yaml#/components/schemas/Own'}\n" },
    ['x'],
    ['minLength a.yaml:10'],
  ],
  [
    'a name with blanks and braces',
    { 'a.yaml': main('my%20{file}.yaml'), 'my {file}.yaml': 'type: integer\n' },
    'x',
    ['type my {file}.yaml:1'],
  ],
])('follows %s', (_name, files, value, expected) => {
  expect(issuesOf(files, value)).toEqual(expected)
})

it.each([
  ['http://127.0.0.1/pet.yaml', 'only files beside the document'],
  ['https://example.com/a#/b', 'only files beside the document'],
  ['file:///etc/passwd', 'only files beside the document'],
  ['../pet.yaml', 'out of the folder'],
  ['d/../../pet.yaml', 'out of the folder'],
  ['%2e%2e/pet.yaml', 'out of the folder'],
  ['/etc/passwd', 'out of the folder'],
  ['gone.yaml', 'cannot be read'],
  ['%zz.yaml', 'cannot be read'],
])('refuses %s', (ref, reason) => {
  const problem = problemOf(() => openFiles({ 'a.yaml': main(ref) }))
  expect(problem).toMatchObject({ code: 'document', place: { file: '/docs/a.yaml', line: 9 } })
  expect(problem.message).toContain(ref)
  expect(problem.message).toContain(reason)
})

it('tells the line of a file that is broken', () => {
  expect(problemOf(() => openFiles({ 'a.yaml': main('b.yaml'), 'b.yaml': 'a: 1\nb: [\n' })).place).toMatchObject({ file: '/docs/b.yaml' })
})

it('leaves data alone that looks like a reference, and takes a response called default for what it is', () => {
  const data = `x-note: {$ref: 'http://127.0.0.1/x'}
webhooks: {w: {post: {requestBody: {content: {application/json: {example: {$ref: other.yaml}, examples: {a: {value: {$ref: ../up.yaml}}}}}}, responses: {default: {$ref: 'r.yaml'}}}}}`
  const { contract } = openFiles({ 'a.yaml': main('#/components/schemas/Own', data), 'r.yaml': 'description: taken in\n' })
  expect(contract.root[filesMember]).toEqual({ 'r.yaml': { description: 'taken in' } })
  expect(contract.root['x-note']).toEqual({ $ref: 'http://127.0.0.1/x' })
})
