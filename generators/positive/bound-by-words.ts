/** Whether the operation's own words bind a property to what is there: `the currency must be that of the fine`. */
import { lastToken } from '#lib/json-pointer.ts'
import type { JsonObject, Pointer } from '#lib/json.ts'
import type { Operation } from '#model/contract.ts'
import { saidOf, sentencesOf, wordsOf } from '#generators/words.ts'

const ruling = /\b(?:must|has to|have to|needs? to|only|same|match\w*|equals?|depends?|409|422)\b/i

export function boundByWords(root: JsonObject, operation: Operation): (at: Pointer) => boolean {
  const refusals = operation.responses.filter(({ status }) => /^4(?:00|09|22)$/.test(status)).map(({ at }) => at)
  const rules = saidOf(root, operation.at, ...refusals)
    .flatMap(sentencesOf)
    .filter((sentence) => ruling.test(sentence))
  return (at) => {
    const words = wordsOf(lastToken(at))
    return words.length > 0 && rules.some((rule) => new RegExp(`\\b${words.join('[\\s_-]*')}\\b`, 'i').test(rule))
  }
}
