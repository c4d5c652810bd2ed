/** What is promised: the suites, and the checks in them. */
import type { Check, Suite } from '#model/check.ts'
import { bodyMatchesSchema } from '#suites/conformance/body-matches-schema.ts'
import { headersMatchSchema } from '#suites/conformance/headers-match-schema.ts'
import { mediaTypeDocumented } from '#suites/conformance/media-type-documented.ts'
import { statusDocumented } from '#suites/conformance/status-documented.ts'
import { methodNotAllowed } from '#suites/http-semantics/method-not-allowed.ts'
import { invalidRejected } from '#suites/negative/invalid-rejected.ts'
import { noServerError } from '#suites/negative/no-server-error.ts'
import { validAccepted } from '#suites/negative/valid-accepted.ts'
import { limitKept } from '#suites/rate-limit/limit-kept.ts'
import { retryAfterTrue } from '#suites/rate-limit/retry-after-true.ts'
import { tooManyRequestsDocumented } from '#suites/rate-limit/too-many-requests-documented.ts'
import { authEnforced } from '#suites/security/auth-enforced.ts'
import { browserOriginBlocked } from '#suites/security/browser-origin-blocked.ts'
import { scopesEnforced } from '#suites/security/scopes-enforced.ts'
import { goneAfterDelete } from '#suites/stateful/gone-after-delete.ts'
import { readableAfterCreate } from '#suites/stateful/readable-after-create.ts'

export const suites: readonly Suite[] = [
  {
    id: 'conformance',
    promise: 'Responses are what the document says.',
    checks: [statusDocumented, mediaTypeDocumented, bodyMatchesSchema, headersMatchSchema],
  },
  {
    id: 'negative',
    promise: 'Invalid requests are refused, valid ones are not, and nothing crashes.',
    checks: [noServerError, invalidRejected, validAccepted],
  },
  {
    id: 'security',
    promise: 'Only the right credential opens a protected operation.',
    checks: [authEnforced, scopesEnforced, browserOriginBlocked],
  },
  { id: 'http-semantics', promise: 'Methods mean what HTTP says.', checks: [methodNotAllowed] },
  { id: 'stateful', promise: 'What was created is there, and what was deleted is gone.', checks: [readableAfterCreate, goneAfterDelete] },
  {
    id: 'rate-limit',
    promise: 'Limits are documented, kept, and told truly.',
    checks: [tooManyRequestsDocumented, retryAfterTrue, limitKept],
  },
]

export const checks: readonly Check[] = suites.flatMap((suite) => suite.checks)
