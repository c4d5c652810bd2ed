/** What is promised: the suites, and the checks in them. */
import type { Check, Suite } from '#model/check.ts'
import { bodyMatchesSchema } from '#suites/conformance/body-matches-schema.ts'
import { headersMatchSchema } from '#suites/conformance/headers-match-schema.ts'
import { propertiesDeclared } from '#suites/conformance/properties-declared.ts'
import { mediaTypeAccepted } from '#suites/conformance/media-type-accepted.ts'
import { mediaTypeDocumented } from '#suites/conformance/media-type-documented.ts'
import { statusDocumented } from '#suites/conformance/status-documented.ts'
import { acceptedTypeAnswered } from '#suites/http-semantics/accepted-type-answered.ts'
import { allowListsMethods } from '#suites/http-semantics/allow-lists-methods.ts'
import { challengeWith401 } from '#suites/http-semantics/challenge-with-401.ts'
import { contentTypeDeclared } from '#suites/http-semantics/content-type-declared.ts'
import { etagWellFormed } from '#suites/http-semantics/etag-well-formed.ts'
import { etagChanges } from '#suites/http-semantics/etag-changes.ts'
import { headEqualsGet } from '#suites/http-semantics/head-equals-get.ts'
import { idempotencyKeyReplays } from '#suites/http-semantics/idempotency-key-replays.ts'
import { methodNotAllowed } from '#suites/http-semantics/method-not-allowed.ts'
import { noContentHasNoBody } from '#suites/http-semantics/no-content-has-no-body.ts'
import { notAcceptable } from '#suites/http-semantics/not-acceptable.ts'
import { notModified } from '#suites/http-semantics/not-modified.ts'
import { preconditionFailed } from '#suites/http-semantics/precondition-failed.ts'
import { problemDetailsWellFormed } from '#suites/http-semantics/problem-details-well-formed.ts'
import { invalidRejected } from '#suites/negative/invalid-rejected.ts'
import { noServerError } from '#suites/negative/no-server-error.ts'
import { validAccepted } from '#suites/negative/valid-accepted.ts'
import { createEchoesItsOwn } from '#suites/load/create-echoes-its-own.ts'
import { readShowsTheAsked } from '#suites/load/read-shows-the-asked.ts'
import { limitApartForTenants } from '#suites/rate-limit/limit-apart-for-tenants.ts'
import { limitKept } from '#suites/rate-limit/limit-kept.ts'
import { limitNotDodged } from '#suites/rate-limit/limit-not-dodged.ts'
import { retryAfterTrue } from '#suites/rate-limit/retry-after-true.ts'
import { tooManyRequestsDocumented } from '#suites/rate-limit/too-many-requests-documented.ts'
import { anonymousAdmitted } from '#suites/security/anonymous-admitted.ts'
import { authEnforced } from '#suites/security/auth-enforced.ts'
import { browserOriginBlocked } from '#suites/security/browser-origin-blocked.ts'
import { credentialWithheld } from '#suites/security/credential-withheld.ts'
import { internalsWithheld } from '#suites/security/internals-withheld.ts'
import { partsIsolated } from '#suites/security/parts-isolated.ts'
import { tenantsIsolated } from '#suites/security/tenants-isolated.ts'
import { writeOnlyWithheld } from '#suites/security/write-only-withheld.ts'
import { referencesIsolated } from '#suites/security/references-isolated.ts'
import { scopeHolderAdmitted } from '#suites/security/scope-holder-admitted.ts'
import { scopesEnforced } from '#suites/security/scopes-enforced.ts'
import { childUnderItsParentOnly } from '#suites/stateful/child-under-its-parent-only.ts'
import { countsWhatBelongs } from '#suites/stateful/counts-what-belongs.ts'
import { keptWhileUsed } from '#suites/stateful/kept-while-used.ts'
import { childrenGoneWithParent } from '#suites/stateful/children-gone-with-parent.ts'
import { goneAfterDelete } from '#suites/stateful/gone-after-delete.ts'
import { listedAfterCreate } from '#suites/stateful/listed-after-create.ts'
import { locationNamesTheResource } from '#suites/stateful/location-names-the-resource.ts'
import { defaultTaken } from '#suites/stateful/default-taken.ts'
import { orderRuleKept } from '#suites/stateful/order-rule-kept.ts'
import { stateRuleKept } from '#suites/stateful/state-rule-kept.ts'
import { switchMakesADifference } from '#suites/stateful/switch-makes-a-difference.ts'
import { rangeTellsTruth } from '#suites/stateful/range-tells-truth.ts'
import { readOnlyKept } from '#suites/stateful/read-only-kept.ts'
import { readableAfterCreate } from '#suites/stateful/readable-after-create.ts'
import { readsAreSafe } from '#suites/stateful/reads-are-safe.ts'
import { refusedWriteLeavesNoTrace } from '#suites/stateful/refused-write-leaves-no-trace.ts'
import { replaceIsIdempotent } from '#suites/stateful/replace-is-idempotent.ts'
import { replaceReplaces } from '#suites/stateful/replace-replaces.ts'
import { oneOfEachId } from '#suites/stateful/one-of-each-id.ts'
import { putTellsWhetherNew } from '#suites/stateful/put-tells-whether-new.ts'
import { secondDelete } from '#suites/stateful/second-delete.ts'
import { takenIsRefused } from '#suites/stateful/taken-is-refused.ts'
import { timestampsGoForward } from '#suites/stateful/timestamps-go-forward.ts'
import { mergePatchMerges } from '#suites/stateful/merge-patch-merges.ts'
import { updateKeepsTheRest } from '#suites/stateful/update-keeps-the-rest.ts'
import { writtenIsRead } from '#suites/stateful/written-is-read.ts'
import { pagesComplete } from '#suites/stateful/pages-complete.ts'
import { pageSizeKept } from '#suites/stateful/page-size-kept.ts'
import { totalTellsTruth } from '#suites/stateful/total-tells-truth.ts'
import { filterTellsTruth } from '#suites/stateful/filter-tells-truth.ts'
import { sortTurnsRound } from '#suites/stateful/sort-turns-round.ts'
import { sortTellsTruth } from '#suites/stateful/sort-tells-truth.ts'
import { searchTellsTruth } from '#suites/stateful/search-tells-truth.ts'
import { actionLasts } from '#suites/stateful/action-lasts.ts'
import { asyncEnds } from '#suites/stateful/async-ends.ts'
import { bulkChangeEqualsSingles } from '#suites/stateful/bulk-change-equals-singles.ts'
import { bulkEqualsSingles } from '#suites/stateful/bulk-equals-singles.ts'

export const suites: readonly Suite[] = [
  {
    id: 'conformance',
    promise: 'Responses are what the document says.',
    checks: [statusDocumented, mediaTypeDocumented, mediaTypeAccepted, bodyMatchesSchema, headersMatchSchema, propertiesDeclared],
  },
  {
    id: 'negative',
    promise: 'Invalid requests are refused, valid ones are not, and nothing crashes.',
    checks: [noServerError, invalidRejected, validAccepted],
  },
  {
    id: 'security',
    promise: 'Only the right credential opens a protected operation.',
    checks: [
      authEnforced,
      anonymousAdmitted,
      scopesEnforced,
      scopeHolderAdmitted,
      tenantsIsolated,
      partsIsolated,
      referencesIsolated,
      browserOriginBlocked,
      writeOnlyWithheld,
      credentialWithheld,
      internalsWithheld,
    ],
  },
  {
    id: 'http-semantics',
    promise: 'Methods, headers and statuses mean what HTTP says.',
    checks: [
      methodNotAllowed,
      allowListsMethods,
      headEqualsGet,
      noContentHasNoBody,
      contentTypeDeclared,
      etagWellFormed,
      problemDetailsWellFormed,
      challengeWith401,
      notAcceptable,
      acceptedTypeAnswered,
      notModified,
      etagChanges,
      preconditionFailed,
      idempotencyKeyReplays,
    ],
  },
  {
    id: 'stateful',
    promise: 'What was created is there, and what was deleted is gone.',
    checks: [
      readableAfterCreate,
      listedAfterCreate,
      locationNamesTheResource,
      writtenIsRead,
      updateKeepsTheRest,
      mergePatchMerges,
      replaceReplaces,
      replaceIsIdempotent,
      putTellsWhetherNew,
      oneOfEachId,
      takenIsRefused,
      refusedWriteLeavesNoTrace,
      readOnlyKept,
      defaultTaken,
      readsAreSafe,
      timestampsGoForward,
      goneAfterDelete,
      secondDelete,
      childrenGoneWithParent,
      keptWhileUsed,
      countsWhatBelongs,
      childUnderItsParentOnly,
      pagesComplete,
      pageSizeKept,
      totalTellsTruth,
      filterTellsTruth,
      switchMakesADifference,
      rangeTellsTruth,
      sortTellsTruth,
      sortTurnsRound,
      searchTellsTruth,
      bulkEqualsSingles,
      bulkChangeEqualsSingles,
      actionLasts,
      stateRuleKept,
      orderRuleKept,
      asyncEnds,
    ],
  },
  {
    id: 'load',
    promise: 'Requests under way at the same time do not mix.',
    checks: [readShowsTheAsked, createEchoesItsOwn],
  },
  {
    id: 'rate-limit',
    promise: 'Limits are documented, kept, and told truly.',
    checks: [tooManyRequestsDocumented, retryAfterTrue, limitKept, limitNotDodged, limitApartForTenants],
  },
]

export const checks: readonly Check[] = suites.flatMap((suite) => suite.checks)
