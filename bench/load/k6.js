// For k6 alone: its own language is JavaScript, and its imports are its own.
import http from 'k6/http'

const { URL_UNDER_LOAD: url, RATE: rate, SECONDS: seconds } = __ENV
const closed = { executor: 'constant-vus', exec: 'once', vus: 50, duration: `${seconds}s` }
const open = {
  executor: 'constant-arrival-rate',
  exec: 'once',
  rate: Number(rate),
  timeUnit: '1s',
  duration: `${seconds}s`,
  preAllocatedVUs: 200,
  maxVUs: 1000,
}

export const options = { discardResponseBodies: true, scenarios: { one: rate === '' ? closed : open } }

export function once() {
  http.get(`${url}a`)
}

export const handleSummary = ({ metrics }) => ({
  stdout: JSON.stringify({ requests: metrics.http_reqs.values.count, perSecond: metrics.http_reqs.values.rate }),
})
