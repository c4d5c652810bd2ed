/** JavaScript as users write it for actions and triggers: the body of an async function that may `await` and `return`. Longest first. */
import type { Business } from '#generators/fakes.ts'

const resource = ({ object }: Business): string => `${object.toLowerCase()}s`

export const actionCode = (business: Business): readonly string[] => [
  `// ${business.verb} ${business.object} in ${business.product} (${business.mark})
const url = new URL('https://api.example.com/v1/${resource(business)}')
for (const [name, value] of Object.entries(inputs)) {
  if (value !== undefined && value !== '') url.searchParams.set(name, String(value))
}
try {
  const response = await fetch(url, {
    method: 'POST',
    headers: { Authorization: \`Bearer \${secrets.api_key}\`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ source: '${business.mark}', ...inputs }),
  })
  if (!response.ok) throw new Error(\`${business.product} answered \${response.status}\`)
  return await response.json()
} catch (error) {
  return { error: error.message }
}`,
  `try {
  const response = await fetch('https://api.example.com/v1/${resource(business)}/${business.mark}')
  return await response.json()
} catch (error) {
  return { error: error.message }
}`,
  `return { ${business.object.toLowerCase()}: '${business.mark}' }`,
  'return {}',
]

/** Returns events `{ id, timestamp, data }`. */
export const pollingCode = (business: Business): readonly string[] => [
  `// New ${resource(business)} of ${business.product} (${business.mark})
try {
  const response = await fetch(\`https://api.example.com/v1/${resource(business)}?since=\${lastPollTime ?? ''}\`, {
    headers: { Authorization: \`Bearer \${secrets.api_key}\` },
  })
  if (!response.ok) return []
  const { items = [] } = await response.json()
  return items.map((item) => ({ id: String(item.id), timestamp: item.created_at, data: item }))
} catch (error) {
  return []
}`,
  `const response = await fetch('https://api.example.com/v1/${resource(business)}')\nreturn await response.json()`,
  'return []',
]

export const authTestCode = (business: Business): readonly string[] => [
  `// ${business.mark}
try {
  const response = await fetch('https://api.example.com/v1/me', {
    headers: { Authorization: \`Bearer \${secrets.api_key}\` },
  })
  return response.ok
} catch (error) {
  return false
}`,
  'return true',
]

/** One of the three codes of an OAuth client. */
export const tokenCode = (
  grant: 'authorization_code' | 'refresh_token',
): string => `const response = await fetch('https://auth.example.com/token', {
  method: 'POST',
  headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  body: new URLSearchParams({ grant_type: '${grant}', client_id: secrets.client_id, client_secret: secrets.client_secret }),
})
return await response.json()`
