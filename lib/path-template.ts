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
  for (const { method, path, data } of routes) {
    const names = namesIn(path)
    let position = 0
    const pattern = path.replace(/[:*?+()\\]/g, '\\$&').replace(/\{[^{}]+\}/g, () => `:p${position++}`)
    addRoute(router, method, pattern, { names, data })
  }
  return (method, path) => {
    const found = findRoute(router, method, path)
    if (found === undefined) return undefined
    const { names, data } = found.data
    const values: Record<string, string | undefined> = found.params ?? {}
    return { data, parameters: Object.fromEntries(names.map((name, index) => [name, values[`p${index}`] ?? ''])) }
  }
}
