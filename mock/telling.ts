/** A refusal that says something more: in the text that people read, so that its schema is kept where it lets a text be long. */
import type { MockResponse } from '#mock/layer.ts'

export function telling(sound: MockResponse, text: string): MockResponse {
  const said = JSON.stringify(text)
  const body = sound.body.replace(
    /("(?:message|detail|details|description|error_description|title|error)":)"(?:[^"\\]|\\.)*"/,
    (_, name: string) => name + said,
  )
  return { ...sound, body: body === sound.body && !sound.body.startsWith('{') ? text : body }
}
