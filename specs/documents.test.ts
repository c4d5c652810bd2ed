import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, it } from 'vitest'
import { child, tokensOf, valueAt } from '#lib/json-pointer.ts'
import type { Json, JsonObject, Pointer } from '#lib/json.ts'
import { isJson } from '#lib/media-type.ts'
import type { Side } from '#model/lens.ts'
import { openDocument } from '#specs/open.ts'
import { trackOrigins } from '#specs/origins.ts'
import { applyOverlay } from '#specs/overlay.ts'
import { parseText } from '#specs/parse.ts'
import { readText } from '#specs/read.ts'

const langdock = [
  'createAction',
  'createIntegration',
  'createTrigger',
  'deleteAction',
  'deleteTrigger',
  'getIntegration',
  'listIntegrations',
  'updateAction',
  'updateIntegration',
  'updateIntegrationAuth',
  'updateTrigger',
]
const documents: readonly (readonly [string, string, readonly string[], number])[] = [
  ['langdock', '3.1', langdock, 15],
  ['odeus', '3.1', langdock, 15],
  ['arize', '3.0', ['integrations_create', 'integrations_delete', 'integrations_get', 'integrations_list', 'integrations_update'], 38],
  ['arize-2026-08', '3.0', ['create_integration', 'delete_integration', 'get_integration', 'list_integrations', 'update_integration'], 38],
  [
    'toolregistry',
    '3.0',
    [
      'IntegrationController_generateIntegrationUserAuthUrl',
      'IntegrationController_getAllIntegrations',
      'IntegrationController_getIntegrationUser',
    ],
    0,
  ],
]

/** As it was written, overlays applied, but not yet lowered. */
function written(name: string): JsonObject {
  const file = `specs/documents/${name}.yaml`
  const parsed = parseText(readText(file), file)
  if (typeof parsed.root['extends'] !== 'string') return parsed.root
  const origins = trackOrigins()
  const base = parseText(readText(`specs/documents/${parsed.root['extends']}`), parsed.root['extends'])
  // The copy of an object is one.
  return applyOverlay(origins.adopt(base, base.root, '') as JsonObject, parsed, origins)
}

/** Schemas of properties that carry an example of their own. */
function examplesBelow(value: Json, at: Pointer): readonly Pointer[] {
  if (typeof value !== 'object' || value === null) return []
  const below = Object.entries(value)
    .filter(([name]) => !name.startsWith('example'))
    .flatMap(([name, member]) => examplesBelow(member as Json, child(at, name)))
  return tokensOf(at).at(-2) === 'properties' && Object.hasOwn(value, 'example') ? [at, ...below] : below
}

describe.each(documents)('%s', (name, dialect, ids, count) => {
  const { contract, lens, locate } = openDocument(`specs/documents/${name}.yaml`, readText)

  it('keeps the meta-schema of its version', async () => {
    const root = JSON.parse(JSON.stringify(written(name))) as Record<string, unknown>
    expect(await new Validator().validate(root)).toEqual({ valid: true })
    expect(await new Validator().validate({ ...root, paths: 1 })).toMatchObject({ valid: false })
  })

  it('has its operations', () => {
    expect(contract.dialect).toBe(dialect)
    expect(contract.operations.map(({ id }) => id).sort()).toEqual(ids)
    for (const { at } of contract.operations)
      expect(locate(at)).toMatchObject({
        file: expect.stringMatching(/^specs\/documents\/.*\.yaml$/) as string,
        line: expect.any(Number) as number,
      })
  })

  it('has only examples that keep their schemas', () => {
    const examples = contract.operations.flatMap((operation) =>
      [
        ...(operation.requestBody?.media ?? []).map((media) => ({ ...media, side: 'request' as Side })),
        ...operation.responses.flatMap(({ media }) => media.map((one) => ({ ...one, side: 'response' as Side }))),
        ...operation.parameters.map((parameter) => ({ ...parameter, type: 'application/json', side: 'request' as Side })),
      ].flatMap(({ type, schemaAt, examplesAt, side }): readonly (readonly [Pointer, Side, Pointer])[] =>
        schemaAt === undefined || !isJson(type) ? [] : examplesAt.map((at) => [schemaAt, side, at] as const),
      ),
    )
    const inSchemas = examplesBelow(contract.root, '').map((at) => [at, 'response', `${at}/example`] as const)
    expect(examples.length + inSchemas.length).toBe(count)
    for (const [schemaAt, side, at] of [...examples, ...inSchemas])
      expect(lens.issues(schemaAt, side, valueAt(contract.root, at) ?? null), at).toEqual([])
  })

  it('refers only to what is there', () => {
    const dangling: string[] = []
    const visit = (value: Json): void => {
      if (typeof value !== 'object' || value === null) return
      const ref = Array.isArray(value) ? undefined : (value as JsonObject)['$ref']
      if (typeof ref === 'string' && valueAt(contract.root, decodeURIComponent(ref.slice(1))) === undefined) dangling.push(ref)
      for (const member of Object.values(value)) visit(member as Json)
    }
    visit(contract.root)
    expect(dangling).toEqual([])
  })
})
