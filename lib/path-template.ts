/** Path templates, OpenAPI 3.1.0 §4.8.8: which operation a path belongs to, literal segments before templated ones. */
import { addRoute, createRouter, findRoute } from 'rou3'

export interface PathMatch<T> {
  readonly data: T
  /** Still percent-encoded. */
  readonly parameters: { readonly [name: string]: string }
}

export type PathMatcher<T> = (method: string, path: string) => PathMatch<T> | undefined

/** The names in a template, in order. */
export const namesIn = (template: string): readonly string[] => [...template.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name)

/** Two templates that differ only in the names of their parameters are the same path. */
export const shapeOf = (template: string): string => template.replace(/\{[^{}]+\}/g, '{}')

/** A router over templates. Names are replaced by positions inside, since the router's own grammar is narrower than OpenAPI's. */
export function pathMatcher<T>(routes: readonly { readonly method: string; readonly path: string; readonly data: T }[]): PathMatcher<T> {
  const router = createRouter<{ readonly names: readonly string[]; readonly data: T }>()
  for (const { method, path, data } of routes) addRoute(router, keyOf(method, path), patternOf(path), { names: namesIn(path), data })
  return (method, path) => {
    const found = findRoute(
      router,
      keyOf(method, path),
      path.replace(/[^\x21-\x7e]/gu, (char) => encodeURIComponent(char.toWellFormed())),
    )
    if (found === undefined) return undefined
    const { names, data } = found.data
    const values: Record<string, string | undefined> = found.params ?? {}
    return { data, parameters: Object.fromEntries(names.map((name, index) => [name, values[`p${index}`] ?? ''])) }
  }
}

/** To the router `/a` and `/a/` are one path; to OpenAPI and RFC 3986 §6.2 they are two: it keeps them apart as if by method. */
const keyOf = (method: string, path: string): string => (path.length > 1 && path.endsWith('/') ? `${method} /` : method)

function patternOf(template: string): string {
  let position = 0
  return template
    .split(/(\{[^{}]+\})/)
    .map((piece, index) => {
      if (index % 2 === 1) return `:p${position++}`
      const literal = piece.replace(/[:*?+(){}\\]/g, '\\$&')
      // A letter right after a name would be read as a part of it.
      return index > 0 ? literal.replace(/^\w/, '\\$&') : literal
    })
    .join('')
}
