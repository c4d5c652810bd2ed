/** A change as people say it: `+4.2 %`, `-0.5 %`; half a thousandth and less is `0 %`. */
export function signedPercent(change: number): string {
  if (!Number.isFinite(change)) return 'beyond measure'
  const rounded = Math.round(change * 1000) / 10
  return `${rounded > 0 ? '+' : ''}${rounded === 0 ? 0 : rounded} %`
}
