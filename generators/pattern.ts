/** Strings that match a `pattern`, through fast-check; and the test of one, which a hostile pattern can't make hang. */
import fc from 'fast-check'
import { createContext, Script } from 'node:vm'

/** Beyond, a pattern costs more than it is worth: documents with good patterns need two or three tries. */
const triesPerSource = 24
const matchTimeoutMs = 100

const compiled = new Map<string, RegExp | undefined>()

/** As JSON Schema wants it: Unicode-aware; or as it stands, where it parses only so. */
export function regexOf(pattern: string): RegExp | undefined {
  if (compiled.has(pattern)) return compiled.get(pattern)
  const regex = regexWith(pattern, 'u') ?? regexWith(pattern, '')
  compiled.set(pattern, regex)
  return regex
}

function regexWith(pattern: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(pattern, flags)
  } catch {
    return undefined
  }
}

/** A repeated group that itself repeats or branches, or a back reference: the shapes that can take exponential time. */
const isRisky = (pattern: string): boolean => {
  const rest = pattern.replaceAll(parted, (whole, one: string | undefined, some: string | undefined, words: string) =>
    [...(one ?? some ?? '')].some((part) => regexOf(`[${words}]`)?.test(part) ?? true) ? whole : 'x',
  )
  return /[*+}|][^()]*\)[*+{]|\\[1-9]|\)[*+][^()]*\)[*+{]/.test(rest) || (rest.match(/[*+]/g)?.length ?? 0) > 4
}

/** `(-[a-z0-9]+)*`, as slugs and host names have it: what parts the words stands in none of them, so that there is one way to read each. */
const parted = /\((?:\?:)?(?:\\?([-_./ :,@])|\[([-_./ :,@]+)\])\[([^\]^]*)\][+*]\)[*+?]/g

const sandbox = createContext(Object.create(null))

/** A pattern that does not parse is kept by everything: what it wants is not known. */
export function matches(pattern: string, text: string): boolean {
  const regex = regexOf(pattern)
  if (regex === undefined) return true
  if (text.length < 16 || !isRisky(pattern)) return regex.test(text)
  const key = `${pattern}\n${text}`
  const known = risked.get(key) ?? matchesInTime(pattern, regex.flags, text)
  if (risked.size >= mostRisked) risked.clear()
  risked.set(key, known)
  return known
}

/** A run asks the same again for every case that keeps the value, and a sandbox costs a millisecond. */
const risked = new Map<string, boolean>()
const mostRisked = 5_000

function matchesInTime(pattern: string, flags: string, text: string): boolean {
  try {
    const source = `new RegExp(${JSON.stringify(pattern)}, ${JSON.stringify(flags)}).test(${JSON.stringify(text)})`
    return new Script(source).runInContext(sandbox, { timeout: matchTimeoutMs }) === true
  } catch {
    return false
  }
}

export interface Length {
  readonly min: number
  readonly max: number
}

/** A string that matches every pattern and has such a length, or `undefined` where none is found in a bounded number of tries. */
export function matching(patterns: readonly string[], length: Length, seed: number): string | undefined {
  const [first = ''] = patterns
  const keeps = (text: string): boolean => within(text, length) && patterns.every((pattern) => matches(pattern, text))
  const found: string[] = []
  for (const source of sourcesOf(first)) {
    for (const sample of samplesOf(source, seed)) {
      const fitted = keeps(sample) ? sample : stretched(sample, length, keeps)
      if (fitted === undefined) continue
      if (isPlain(fitted)) return fitted
      found.push(fitted)
    }
  }
  return found[0]
}

const within = (text: string, { min, max }: Length): boolean => {
  const points = [...text].length
  return points >= min && points <= max
}

/** Letters, digits and the punctuation of names: what every transport and store carries unchanged. */
const isPlain = (text: string): boolean => /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(text)

/** From the narrowest reading to the widest: the whole string, without lookarounds (which fast-check can't make), as it stands. */
function sourcesOf(pattern: string): readonly string[] {
  const bare = pattern.replace(/\(\?<?[=!](?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)/g, '')
  const plain = bare.replace(/(^|[^\\])\.(?=[*+?{]|$|[^*+?{])/g, (whole, before: string) =>
    isInClass(bare, whole) ? whole : `${before}[A-Za-z0-9]`,
  )
  return [...new Set([`^(?:${plain})$`, `^(?:${bare})$`, bare])]
}

/** A dot inside a character class is a dot: such a pattern is left as it is. */
const isInClass = (pattern: string, piece: string): boolean => new RegExp(`\\[[^\\]]*${piece.replace(/[^\w]/g, '\\$&')}`).test(pattern)

const arbitraries = new Map<string, fc.Arbitrary<string> | undefined>()

function samplesOf(source: string, seed: number): readonly string[] {
  if (!arbitraries.has(source)) {
    const regex = regexOf(source)
    let arbitrary: fc.Arbitrary<string> | undefined
    try {
      if (regex !== undefined && fewest(source) <= mostCharacters) arbitrary = fc.stringMatching(regex)
    } catch {
      // Look-arounds and back references are not implemented there.
    }
    arbitraries.set(source, arbitrary)
  }
  const arbitrary = arbitraries.get(source)
  try {
    return arbitrary === undefined ? [] : fc.sample(arbitrary, { seed, numRuns: triesPerSource })
  } catch {
    return []
  }
}

/** More than this a sample is not to have: `((a{1000}){1000}){1000}` is a bomb. */
const mostCharacters = 100_000
const fewest = (source: string): number =>
  [...source.matchAll(/\{(\d+)/g)].reduce((product, [, least]) => product * Math.max(1, Number(least)), 1)

/** Too short: one of its characters is repeated in place until the length is right. Too long: characters are taken out. */
function stretched(text: string, { min, max }: Length, keeps: (text: string) => boolean): string | undefined {
  const points = [...text]
  if (points.length > 200) return undefined
  const lacking = min - points.length
  const excess = points.length - max
  for (let index = points.length - 1; index >= 0; index--) {
    const before = points.slice(0, lacking > 0 ? index : Math.max(0, index - excess + 1))
    const filling = lacking > 0 ? (points[index] ?? '').repeat(lacking + 1) : ''
    const candidate = [...before, filling, ...points.slice(index + 1)].join('')
    if (keeps(candidate)) return candidate
  }
  return undefined
}
