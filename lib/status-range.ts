/** Status codes as a Responses Object writes them: `200`, `4XX`, `default` (OpenAPI 3.1.0 §4.8.16). */

/** The most exact of the written codes that covers `status`, or `undefined`. */
export function coveringStatus<T extends { readonly status: string }>(rules: readonly T[], status: number): T | undefined {
  const family = `${Math.floor(status / 100)}XX`
  return (
    rules.find((rule) => rule.status === String(status)) ??
    rules.find((rule) => rule.status.toUpperCase() === family) ??
    rules.find((rule) => rule.status === 'default')
  )
}

export const isSuccess = (status: number): boolean => status >= 200 && status < 300
