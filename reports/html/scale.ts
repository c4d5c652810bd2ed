/** From values to places in a chart. */

export type Scale = (value: number) => number

export const linear =
  (from: number, to: number, start: number, end: number): Scale =>
  (value) =>
    start + ((value - from) / (to - from || 1)) * (end - start)

/** Round values from zero up to `max`, about `about` of them. */
export function ticks(max: number, about: number): readonly number[] {
  const rough = (max > 0 && Number.isFinite(max) ? max : 1) / about
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power
  return Array.from({ length: Math.floor(Math.max(0, max) / step + 1e-9) + 1 }, (_, index) => index * step)
}

/** Coordinates to a tenth of a pixel. */
export const at = (value: number): string => String(Math.round(value * 10) / 10)

export const pathOf = (points: readonly (readonly [number, number])[]): string =>
  points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${at(x)} ${at(y)}`).join('')
