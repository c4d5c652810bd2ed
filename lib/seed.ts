/** Seeds are forked by name, so that adding one thing never changes the data of another. */

export interface Random {
  /** 0 ≤ value < 1. */
  next(): number
  /** An integer, both ends included. */
  integer(from: number, to: number): number
  pick<T>(items: readonly [T, ...T[]]): T
  pick<T>(items: readonly T[]): T | undefined
}

const encoder = new TextEncoder()

/** A seed for one named thing (FNV-1a over the path, with a final mix). */
export function fork(seed: number, ...path: readonly (string | number)[]): number {
  const text = path.join('\u0000')
  let hash = (0x811c9dc5 ^ seed) >>> 0
  // Of what is ASCII, and nearly every name is, units are bytes: a seed is forked for every value of every request.
  if (/[^\0-\x7f]/.test(text)) for (const byte of encoder.encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0
  else for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b) >>> 0
  return (hash ^ (hash >>> 13)) >>> 0
}

/** Mulberry32: small, fast, good enough for test data; not for secrets. */
export function random(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const integer = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1))
  const pick = <T>(items: readonly T[]): T => items[integer(0, items.length - 1)] as T
  return { next, integer, pick }
}
