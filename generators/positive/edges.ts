/** The edges of a schema: values that the contract allows by a hair. */
import type { Json, JsonObject, Pointer } from '#lib/json.ts'
import type { Recipe } from '#model/case.ts'
import { listedValues } from '#generators/values/effective-schema.ts'

type Choice = NonNullable<Recipe['pin']>['choose']

export interface Edge {
  readonly choose: Choice
  readonly clause: Pointer
}

const maxListed = 20
/** A longer list or text tests the patience of a server, not its contract. */
const maxItems = 50
const maxText = 200_000

const above = (value: Json | undefined, least: number): value is number => typeof value === 'number' && value > least
const upTo = (value: Json | undefined, most: number): value is number => typeof value === 'number' && value <= most

export function edgesOf(keywords: JsonObject, clauseOf: { readonly [keyword: string]: Pointer }): readonly Edge[] {
  const found: Edge[] = []
  const add = (keyword: string, choose: Choice): void => {
    const clause = clauseOf[keyword]
    if (clause !== undefined) found.push({ choose, clause })
  }
  const listed = listedValues(keywords)
  if (listed !== undefined) {
    for (const index of listed.slice(0, maxListed).keys()) add('enum', index)
    return found
  }
  if (above(keywords['minLength'], 0)) add('minLength', 'min')
  if (upTo(keywords['maxLength'], maxText)) add('maxLength', 'max')
  for (const keyword of ['minimum', 'exclusiveMinimum']) if (keywords[keyword] !== undefined) add(keyword, 'min')
  for (const keyword of ['maximum', 'exclusiveMaximum']) if (keywords[keyword] !== undefined) add(keyword, 'max')
  if (above(keywords['minItems'], 1)) add('minItems', 'min')
  if (upTo(keywords['maxItems'], maxItems)) add('maxItems', 'max')
  if (Array.isArray(keywords['type']) && keywords['type'].includes('null')) add('type', 'null')
  return found
}

/** Names of values that mean something outside the document: a server may know better which of them exist. */
const meaningful = /(?:ids?|key|keys|ref|refs|url|uri|code|token|cursor|after|before|zone|locale|lang|language|country|currency|cron|expression|query|filter|sort|order|path|version|email|phone|scopes?|type)$/i

export const isMeaningful = (name: string): boolean => meaningful.test(name)
