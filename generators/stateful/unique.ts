/** What the document calls unique in words (a name that is taken draws 409), made twice: all else is another. */
import { child } from '#lib/json-pointer.ts'
import type { JsonObject, Pointer } from '#lib/json.ts'
import { bareName } from '#lib/property-meaning.ts'
import { propertiesAt } from '#lib/schema-view.ts'
import type { Case, Sequence } from '#model/case.ts'
import type { Operation } from '#model/contract.ts'
import { mainMedia } from '#generators/bodies.ts'
import { baseRecipe, including, validCase, type Planning } from '#generators/planning.ts'
import { singular, type Resource } from '#generators/resources.ts'
import { claiming, creationOf } from '#generators/stateful/life.ts'
import { saidOf } from '#generators/words.ts'
import { effectiveSchema, listedValues, typesOf } from '#generators/values/effective-schema.ts'

const mostUnique = 2

export function planUnique(planning: Planning, resource: Resource): readonly Sequence[] {
  const make = resource.create?.operation
  const schemaAt = make === undefined ? undefined : mainMedia(make)?.schemaAt
  if (make === undefined || schemaAt === undefined) return []
  const { requiredAt } = effectiveSchema(planning.contract.root, schemaAt)
  return uniqueIn(planning.contract.root, make, schemaAt)
    .slice(0, mostUnique)
    .flatMap(({ name, clause }) => {
      const at = child('', name)
      const recipe = including(baseRecipe(planning, schemaAt), Object.hasOwn(requiredAt, name) ? [] : [at])
      const first = creationOf(planning, resource, { recipe, use: 'own' })
      const second = validCase(planning, make, { recipe, use: 'own', role: 'act', assured: false })
      if (first === undefined || second === undefined) return []
      const body: Pointer = `/body/value${at}`
      const again: Case = { ...second, binds: [...second.binds, { at: body, from: { kind: 'sent', step: 0, at: body } }] }
      return claiming(make, [first.case, again], {
        check: 'taken-is-refused',
        id: first.id,
        about: [{ sentAt: at, seenAt: at, clauses: [clause] }],
      })
    })
}

const unique = /\b(?:taken|unique|in use|used once|already (?:exists?|used|registered|known|there)|exists? already|duplicates?)\b/i
/** `Of the same name`: what is the same has to stand there. */
const sameAs = /\b(?:the|that) same ([\w-]+)/i
const unsaid = /\bneed not\b|\bnot (?:necessarily |have to be )?unique\b|\bnon-unique\b|\bmay (?:be|have|share)\b|\ballowed\b/i

/** The texts of a body of which the document says that each is there once: itself, its operation or the description of the 409. */
function uniqueIn(
  root: JsonObject,
  { at, responses }: Operation,
  schemaAt: Pointer,
): readonly { readonly name: string; readonly clause: Pointer }[] {
  const conflict = responses.find(({ status }) => status === '409')
  if (conflict === undefined) return []
  const texts = saidOf(root, conflict.at, at)
  const said = uniqueAmong(texts)
  const sames = texts.flatMap((text) => sameAs.exec(text)?.[1] ?? [])
  return Object.entries(propertiesAt(root, schemaAt)).flatMap(([name, clause]) => {
    const { keywords } = effectiveSchema(root, clause)
    if (typesOf(keywords)[0] !== 'string' || listedValues(keywords) !== undefined || keywords['readOnly'] === true) return []
    const isSaid =
      said.some((words) => speaksOf(words, name)) ||
      sames.some((word) => speaksOf(word, name)) ||
      uniqueAmong(saidOf(root, clause)).length > 0
    return isSaid ? [{ name, clause }] : []
  })
}

/** The sentences that call something unique. */
const uniqueAmong = (texts: readonly string[]): readonly string[] =>
  texts.flatMap((text) => text.split(/[.;\n]/)).filter((sentence) => unique.test(sentence) && !unsaid.test(sentence))

/** Where something is unique is not what is. */
const where = /\b(?:within|in|of|per|among|inside)\s+(?:(?:the|an?|its|each|every|one|this)\s+)?[\w-]+/gi

/** By all words of its name, in any spelling: `e-mail address` speaks of `email`. */
function speaksOf(sentence: string, name: string): boolean {
  return sentence
    .replace(where, ' ')
    .split(/[^\w-]+/)
    .some((word) => [word, singular(word)].some((one) => bareName(one) === bareName(name)))
}
