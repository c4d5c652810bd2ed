/** The planted defects. */
import { acceptedInsteadOfOk } from '#mock/defects/accepted-instead-of-ok.ts'
import { acceptsAnybodyByBasic } from '#mock/defects/accepts-anybody-by-basic.ts'
import { acceptsAnybodyBySecondScheme } from '#mock/defects/accepts-anybody-by-second-scheme.ts'
import { acceptsBadEnum } from '#mock/defects/accepts-bad-enum.ts'
import { acceptsBadForms } from '#mock/defects/accepts-bad-forms.ts'
import { acceptsBadShape } from '#mock/defects/accepts-bad-shape.ts'
import { acceptsBlankBody } from '#mock/defects/accepts-blank-body.ts'
import { acceptsCutToken } from '#mock/defects/accepts-cut-token.ts'
import { acceptsEmptyCredential } from '#mock/defects/accepts-empty-credential.ts'
import { acceptsExpiredToken } from '#mock/defects/accepts-expired-token.ts'
import { acceptsInvalidToken } from '#mock/defects/accepts-invalid-token.ts'
import { acceptsLongerToken } from '#mock/defects/accepts-longer-token.ts'
import { acceptsMalformedJson } from '#mock/defects/accepts-malformed-json.ts'
import { acceptsMissingRequired } from '#mock/defects/accepts-missing-required.ts'
import { acceptsNullForListed } from '#mock/defects/accepts-null-for-listed.ts'
import { acceptsOtherCase } from '#mock/defects/accepts-other-case.ts'
import { acceptsOutOfRange } from '#mock/defects/accepts-out-of-range.ts'
import { acceptsTooLong } from '#mock/defects/accepts-too-long.ts'
import { acceptsUnknownProperty } from '#mock/defects/accepts-unknown-property.ts'
import { acceptsUnsignedToken } from '#mock/defects/accepts-unsigned-token.ts'
import { acceptsWrongMediaType } from '#mock/defects/accepts-wrong-media-type.ts'
import { acceptsWrongType } from '#mock/defects/accepts-wrong-type.ts'
import { actionForgets } from '#mock/defects/action-forgets.ts'
import { admitsBrowserOrigin } from '#mock/defects/admits-browser-origin.ts'
import { allowForgetsAMethod } from '#mock/defects/allow-forgets-a-method.ts'
import { allowNamesTheRefused } from '#mock/defects/allow-names-the-refused.ts'
import { alwaysNotModified } from '#mock/defects/always-not-modified.ts'
import { answersAnotherAcceptedType } from '#mock/defects/answers-another-accepted-type.ts'
import { answersNothing } from '#mock/defects/answers-nothing.ts'
import { answersTeapot } from '#mock/defects/answers-teapot.ts'
import { answersUndeclaredProperty } from '#mock/defects/answers-undeclared-property.ts'
import { answersWhatIsNotAccepted } from '#mock/defects/answers-what-is-not-accepted.ts'
import { answersWithoutContentType } from '#mock/defects/answers-without-content-type.ts'
import { asyncEndsUndocumented } from '#mock/defects/async-ends-undocumented.ts'
import { asyncNeverEnds } from '#mock/defects/async-never-ends.ts'
import { asyncStopsHalfway } from '#mock/defects/async-stops-halfway.ts'
import { badEnumInResponse } from '#mock/defects/bad-enum-in-response.ts'
import { badFormatInResponse } from '#mock/defects/bad-format-in-response.ts'
import { badPatternInResponse } from '#mock/defects/bad-pattern-in-response.ts'
import { badRequestForMissing } from '#mock/defects/bad-request-for-missing.ts'
import { badRequestForUnknown } from '#mock/defects/bad-request-for-unknown.ts'
import { booleanAsNumber } from '#mock/defects/boolean-as-number.ts'
import { bulkChangeForgetsLast } from '#mock/defects/bulk-change-forgets-last.ts'
import { bulkChangeReachesAll } from '#mock/defects/bulk-change-reaches-all.ts'
import { bulkChangeTellsRefused } from '#mock/defects/bulk-change-tells-refused.ts'
import { bulkDoubles } from '#mock/defects/bulk-doubles.ts'
import { bulkDropsLast } from '#mock/defects/bulk-drops-last.ts'
import { challengeInProse } from '#mock/defects/challenge-in-prose.ts'
import { checksFirstItemOnly } from '#mock/defects/checks-first-item-only.ts'
import { convertsTypes } from '#mock/defects/converts-types.ts'
import { countsOnce } from '#mock/defects/counts-once.ts'
import { countsUtf16 } from '#mock/defects/counts-utf16.ts'
import { crashesOnDeepNesting } from '#mock/defects/crashes-on-deep-nesting.ts'
import { crashesOnEmoji } from '#mock/defects/crashes-on-emoji.ts'
import { crashesOnEmptyParameter } from '#mock/defects/crashes-on-empty-parameter.ts'
import { crashesOnHugeNumber } from '#mock/defects/crashes-on-huge-number.ts'
import { crashesOnLongName } from '#mock/defects/crashes-on-long-name.ts'
import { crashesOnMalformedJson } from '#mock/defects/crashes-on-malformed-json.ts'
import { crashesOnNullCharacter } from '#mock/defects/crashes-on-null-character.ts'
import { crashesOnRepeatedParameter } from '#mock/defects/crashes-on-repeated-parameter.ts'
import { crashesOnTakenName } from '#mock/defects/crashes-on-taken-name.ts'
import { crashesOnUnknownId } from '#mock/defects/crashes-on-unknown-id.ts'
import { createMakesTwo } from '#mock/defects/create-makes-two.ts'
import { createStoresHalf } from '#mock/defects/create-stores-half.ts'
import { createdNotReadable } from '#mock/defects/created-not-readable.ts'
import { createdWhenRead } from '#mock/defects/created-when-read.ts'
import { creationDateMoves } from '#mock/defects/creation-date-moves.ts'
import { dateOfChangeGoesBack } from '#mock/defects/date-of-change-goes-back.ts'
import { defaultHangsOnAnother } from '#mock/defects/default-hangs-on-another.ts'
import type { Defect } from '#mock/defects/defect.ts'
import { deleteDeletesNothing } from '#mock/defects/delete-deletes-nothing.ts'
import { deletesWhatIsUsed } from '#mock/defects/deletes-what-is-used.ts'
import { doublesUnderPressure } from '#mock/defects/doubles-under-pressure.ts'
import { dropsRequiredHeader } from '#mock/defects/drops-required-header.ts'
import { etagOfThePath } from '#mock/defects/etag-of-the-path.ts'
import { etagWithoutQuotes } from '#mock/defects/etag-without-quotes.ts'
import { failsUnderPressure } from '#mock/defects/fails-under-pressure.ts'
import { foldsCase } from '#mock/defects/folds-case.ts'
import { forbiddenForMissing } from '#mock/defects/forbidden-for-missing.ts'
import { forbiddenForUnknown } from '#mock/defects/forbidden-for-unknown.ts'
import { forgetsDefaults } from '#mock/defects/forgets-defaults.ts'
import { forgetsIdempotencyKey } from '#mock/defects/forgets-idempotency-key.ts'
import { forgetsInnerDefaults } from '#mock/defects/forgets-inner-defaults.ts'
import { forgetsWhenEnded } from '#mock/defects/forgets-when-ended.ts'
import { headFindsEverything } from '#mock/defects/head-finds-everything.ts'
import { headOfAnotherType } from '#mock/defects/head-of-another-type.ts'
import { headOfAnotherVersion } from '#mock/defects/head-of-another-version.ts'
import { headWithBody } from '#mock/defects/head-with-body.ts'
import { headerOfWrongType } from '#mock/defects/header-of-wrong-type.ts'
import { ignoresCredentials } from '#mock/defects/ignores-credentials.ts'
import { ignoresFilter } from '#mock/defects/ignores-filter.ts'
import { ignoresIfMatch } from '#mock/defects/ignores-if-match.ts'
import { ignoresPageSize } from '#mock/defects/ignores-page-size.ts'
import { ignoresRanges } from '#mock/defects/ignores-ranges.ts'
import { ignoresScopes } from '#mock/defects/ignores-scopes.ts'
import { ignoresSort } from '#mock/defects/ignores-sort.ts'
import { ignoresSwitch } from '#mock/defects/ignores-switch.ts'
import { ignoresTextFilter } from '#mock/defects/ignores-text-filter.ts'
import { ignoresTheParent } from '#mock/defects/ignores-the-parent.ts'
import { ignoresTheState } from '#mock/defects/ignores-the-state.ts'
import { invertsFilter } from '#mock/defects/inverts-filter.ts'
import { keepsOrphans } from '#mock/defects/keeps-orphans.ts'
import { keepsWhatBelonged } from '#mock/defects/keeps-what-belonged.ts'
import { latin1AsUtf8 } from '#mock/defects/latin1-as-utf8.ts'
import { leavesOneDoorOpen } from '#mock/defects/leaves-one-door-open.ts'
import { letsOtherTenantChange } from '#mock/defects/lets-other-tenant-change.ts'
import { letsOtherTenantDelete } from '#mock/defects/lets-other-tenant-delete.ts'
import { limitAnswers420 } from '#mock/defects/limit-answers-420.ts'
import { limitOfAllTenants } from '#mock/defects/limit-of-all-tenants.ts'
import { limitOfEachUrl } from '#mock/defects/limit-of-each-url.ts'
import { limitOfForgedAddress } from '#mock/defects/limit-of-forged-address.ts'
import { linksBeyondTheEnd } from '#mock/defects/links-beyond-the-end.ts'
import { listShowsOldOnly } from '#mock/defects/list-shows-old-only.ts'
import { listWithNull } from '#mock/defects/list-with-null.ts'
import { listsChildrenOfAll } from '#mock/defects/lists-children-of-all.ts'
import { listsItemsOfOtherTenant } from '#mock/defects/lists-items-of-other-tenant.ts'
import { locationLeadsAstray } from '#mock/defects/location-leads-astray.ts'
import { losesUnderPressure } from '#mock/defects/loses-under-pressure.ts'
import { mergePatchIgnoresNull } from '#mock/defects/merge-patch-ignores-null.ts'
import { mergePatchJoinsLists } from '#mock/defects/merge-patch-joins-lists.ts'
import { mergePatchReplacesObjects } from '#mock/defects/merge-patch-replaces-objects.ts'
import { missingAsNull } from '#mock/defects/missing-as-null.ts'
import { missingRequiredField } from '#mock/defects/missing-required-field.ts'
import { mixesUpAnswers } from '#mock/defects/mixes-up-answers.ts'
import { neverNotModified } from '#mock/defects/never-not-modified.ts'
import { noContentInsteadOfOk } from '#mock/defects/no-content-instead-of-ok.ts'
import { noContentWithBody } from '#mock/defects/no-content-with-body.ts'
import { notAllowedWithoutAllow } from '#mock/defects/not-allowed-without-allow.ts'
import { nullForNonNullable } from '#mock/defects/null-for-non-nullable.ts'
import { numberAsText } from '#mock/defects/number-as-text.ts'
import { objectAsText } from '#mock/defects/object-as-text.ts'
import { okInsteadOfCreated } from '#mock/defects/ok-instead-of-created.ts'
import { outOfRangeInResponse } from '#mock/defects/out-of-range-in-response.ts'
import { pagesNeverEnd } from '#mock/defects/pages-never-end.ts'
import { pagesRepeatItem } from '#mock/defects/pages-repeat-item.ts'
import { pagesSkipItem } from '#mock/defects/pages-skip-item.ts'
import { patchReplaces } from '#mock/defects/patch-replaces.ts'
import { problemAsText } from '#mock/defects/problem-as-text.ts'
import { problemOfAnotherStatus } from '#mock/defects/problem-of-another-status.ts'
import { putAddsUp } from '#mock/defects/put-adds-up.ts'
import { putAlwaysSaysCreated } from '#mock/defects/put-always-says-created.ts'
import { putMerges } from '#mock/defects/put-merges.ts'
import { putNeverSaysCreated } from '#mock/defects/put-never-says-created.ts'
import { readingChanges } from '#mock/defects/reading-changes.ts'
import { readsLaxJson } from '#mock/defects/reads-lax-json.ts'
import { refusalWithMore } from '#mock/defects/refusal-with-more.ts'
import { refusalWithoutRequired } from '#mock/defects/refusal-without-required.ts'
import { refusalsAsHtml } from '#mock/defects/refusals-as-html.ts'
import { refusesCharset } from '#mock/defects/refuses-charset.ts'
import { refusesCurrentIfMatch } from '#mock/defects/refuses-current-if-match.ts'
import { refusesEscapes } from '#mock/defects/refuses-escapes.ts'
import { refusesForms } from '#mock/defects/refuses-forms.ts'
import { refusesOtherOrder } from '#mock/defects/refuses-other-order.ts'
import { refusesRepetition } from '#mock/defects/refuses-repetition.ts'
import { refusesUndeclaredProperty } from '#mock/defects/refuses-undeclared-property.ts'
import { refusesWhiteSpace } from '#mock/defects/refuses-white-space.ts'
import { refusesWholeFractions } from '#mock/defects/refuses-whole-fractions.ts'
import { refusesWorldLetters } from '#mock/defects/refuses-world-letters.ts'
import { rejectsLastEnumValue } from '#mock/defects/rejects-last-enum-value.ts'
import { rejectsLongestName } from '#mock/defects/rejects-longest-name.ts'
import { repeatsCredential } from '#mock/defects/repeats-credential.ts'
import { repeatsPassword } from '#mock/defects/repeats-password.ts'
import { restoresAlone } from '#mock/defects/restores-alone.ts'
import { retryAfterNotInteger } from '#mock/defects/retry-after-not-integer.ts'
import { retryAfterTooShort } from '#mock/defects/retry-after-too-short.ts'
import { returnsWriteOnly } from '#mock/defects/returns-write-only.ts'
import { reversesSort } from '#mock/defects/reverses-sort.ts'
import { ruleRefusesHalfway } from '#mock/defects/rule-refuses-halfway.ts'
import { searchFindsNothingNew } from '#mock/defects/search-finds-nothing-new.ts'
import { searchShowsEverything } from '#mock/defects/search-shows-everything.ts'
import { secondDeleteSucceeds } from '#mock/defects/second-delete-succeeds.ts'
import { showsConnectionString } from '#mock/defects/shows-connection-string.ts'
import { showsDatabaseError } from '#mock/defects/shows-database-error.ts'
import { showsItemToOtherTenant } from '#mock/defects/shows-item-to-other-tenant.ts'
import { showsPartToOtherTenant } from '#mock/defects/shows-part-to-other-tenant.ts'
import { showsSourcePath } from '#mock/defects/shows-source-path.ts'
import { showsStackTrace } from '#mock/defects/shows-stack-trace.ts'
import { showsVersion } from '#mock/defects/shows-version.ts'
import { skipsWhenSorted } from '#mock/defects/skips-when-sorted.ts'
import { storesReadOnly } from '#mock/defects/stores-read-only.ts'
import { skipsAfterAnId } from '#mock/defects/skips-after-an-id.ts'
import { sortsOneWay } from '#mock/defects/sorts-one-way.ts'
import { storesBeforeChecking } from '#mock/defects/stores-before-checking.ts'
import { takesAnyOrder } from '#mock/defects/takes-any-order.ts'
import { takesKeyForAnotherBody } from '#mock/defects/takes-key-for-another-body.ts'
import { takesReferencesOfOtherTenant } from '#mock/defects/takes-references-of-other-tenant.ts'
import { takesTakenName } from '#mock/defects/takes-taken-name.ts'
import { tellsWhoseItIs } from '#mock/defects/tells-whose-it-is.ts'
import { textInsteadOfJson } from '#mock/defects/text-instead-of-json.ts'
import { throttlesUndocumented } from '#mock/defects/throttles-undocumented.ts'
import { takesTakenId } from '#mock/defects/takes-taken-id.ts'
import { takesOneValue } from '#mock/defects/takes-one-value.ts'
import { takesZeroForMissing } from '#mock/defects/takes-zero-for-missing.ts'
import { tooLongInResponse } from '#mock/defects/too-long-in-response.ts'
import { tracesInAHeader } from '#mock/defects/traces-in-a-header.ts'
import { truncatesJson } from '#mock/defects/truncates-json.ts'
import { turnsListsRound } from '#mock/defects/turns-lists-round.ts'
import { unauthorizedForForbidden } from '#mock/defects/unauthorized-for-forbidden.ts'
import { unauthorizedWithoutChallenge } from '#mock/defects/unauthorized-without-challenge.ts'
import { unwrapsEnvelope } from '#mock/defects/unwraps-envelope.ts'
import { updateLoses } from '#mock/defects/update-loses.ts'
import { updateStoresHalf } from '#mock/defects/update-stores-half.ts'
import { wantsAllScopes } from '#mock/defects/wants-all-scopes.ts'
import { wantsCredentialAlways } from '#mock/defects/wants-credential-always.ts'
import { wrongFieldType } from '#mock/defects/wrong-field-type.ts'
import { wrongMethodSucceeds } from '#mock/defects/wrong-method-succeeds.ts'
import { wrongTotal } from '#mock/defects/wrong-total.ts'
import { wrongTypeInSecondItem } from '#mock/defects/wrong-type-in-second-item.ts'
import { SuiteError } from '#model/problem.ts'

export const defects: readonly Defect[] = [
  acceptedInsteadOfOk,
  acceptsAnybodyByBasic,
  acceptsAnybodyBySecondScheme,
  acceptsBadEnum,
  acceptsBadForms,
  acceptsBadShape,
  acceptsBlankBody,
  acceptsCutToken,
  acceptsEmptyCredential,
  acceptsExpiredToken,
  acceptsInvalidToken,
  acceptsLongerToken,
  acceptsMalformedJson,
  acceptsMissingRequired,
  acceptsNullForListed,
  acceptsOtherCase,
  acceptsOutOfRange,
  acceptsTooLong,
  acceptsUnknownProperty,
  acceptsUnsignedToken,
  acceptsWrongMediaType,
  acceptsWrongType,
  actionForgets,
  admitsBrowserOrigin,
  allowForgetsAMethod,
  allowNamesTheRefused,
  alwaysNotModified,
  answersAnotherAcceptedType,
  answersNothing,
  answersTeapot,
  answersUndeclaredProperty,
  answersWhatIsNotAccepted,
  answersWithoutContentType,
  asyncEndsUndocumented,
  asyncNeverEnds,
  asyncStopsHalfway,
  badEnumInResponse,
  badFormatInResponse,
  badPatternInResponse,
  badRequestForMissing,
  badRequestForUnknown,
  booleanAsNumber,
  bulkChangeForgetsLast,
  bulkChangeReachesAll,
  bulkChangeTellsRefused,
  bulkDoubles,
  bulkDropsLast,
  challengeInProse,
  checksFirstItemOnly,
  convertsTypes,
  countsOnce,
  countsUtf16,
  crashesOnDeepNesting,
  crashesOnEmoji,
  crashesOnEmptyParameter,
  crashesOnHugeNumber,
  crashesOnLongName,
  crashesOnMalformedJson,
  crashesOnNullCharacter,
  crashesOnRepeatedParameter,
  crashesOnTakenName,
  crashesOnUnknownId,
  createMakesTwo,
  createStoresHalf,
  createdNotReadable,
  createdWhenRead,
  creationDateMoves,
  dateOfChangeGoesBack,
  defaultHangsOnAnother,
  deleteDeletesNothing,
  deletesWhatIsUsed,
  doublesUnderPressure,
  dropsRequiredHeader,
  etagOfThePath,
  etagWithoutQuotes,
  failsUnderPressure,
  foldsCase,
  forbiddenForMissing,
  forbiddenForUnknown,
  forgetsDefaults,
  forgetsIdempotencyKey,
  forgetsInnerDefaults,
  forgetsWhenEnded,
  headFindsEverything,
  headOfAnotherType,
  headOfAnotherVersion,
  headWithBody,
  headerOfWrongType,
  ignoresCredentials,
  ignoresFilter,
  ignoresIfMatch,
  ignoresPageSize,
  ignoresRanges,
  ignoresScopes,
  ignoresSort,
  ignoresSwitch,
  ignoresTextFilter,
  ignoresTheParent,
  ignoresTheState,
  invertsFilter,
  keepsOrphans,
  keepsWhatBelonged,
  latin1AsUtf8,
  leavesOneDoorOpen,
  letsOtherTenantChange,
  letsOtherTenantDelete,
  limitAnswers420,
  limitOfAllTenants,
  limitOfEachUrl,
  limitOfForgedAddress,
  linksBeyondTheEnd,
  listShowsOldOnly,
  listWithNull,
  listsChildrenOfAll,
  listsItemsOfOtherTenant,
  locationLeadsAstray,
  losesUnderPressure,
  mergePatchIgnoresNull,
  mergePatchJoinsLists,
  mergePatchReplacesObjects,
  missingAsNull,
  missingRequiredField,
  mixesUpAnswers,
  neverNotModified,
  noContentInsteadOfOk,
  noContentWithBody,
  notAllowedWithoutAllow,
  nullForNonNullable,
  numberAsText,
  objectAsText,
  okInsteadOfCreated,
  outOfRangeInResponse,
  pagesNeverEnd,
  pagesRepeatItem,
  pagesSkipItem,
  patchReplaces,
  problemAsText,
  problemOfAnotherStatus,
  putAddsUp,
  putAlwaysSaysCreated,
  putMerges,
  putNeverSaysCreated,
  readingChanges,
  readsLaxJson,
  refusalWithMore,
  refusalWithoutRequired,
  refusalsAsHtml,
  refusesCharset,
  refusesCurrentIfMatch,
  refusesEscapes,
  refusesForms,
  refusesOtherOrder,
  refusesRepetition,
  refusesUndeclaredProperty,
  refusesWhiteSpace,
  refusesWholeFractions,
  refusesWorldLetters,
  rejectsLastEnumValue,
  rejectsLongestName,
  repeatsCredential,
  repeatsPassword,
  restoresAlone,
  retryAfterNotInteger,
  retryAfterTooShort,
  returnsWriteOnly,
  reversesSort,
  ruleRefusesHalfway,
  searchFindsNothingNew,
  searchShowsEverything,
  secondDeleteSucceeds,
  showsConnectionString,
  showsDatabaseError,
  showsItemToOtherTenant,
  showsPartToOtherTenant,
  showsSourcePath,
  showsStackTrace,
  showsVersion,
  skipsAfterAnId,
  skipsWhenSorted,
  sortsOneWay,
  storesBeforeChecking,
  storesReadOnly,
  takesAnyOrder,
  takesKeyForAnotherBody,
  takesOneValue,
  takesReferencesOfOtherTenant,
  takesTakenId,
  takesTakenName,
  takesZeroForMissing,
  tellsWhoseItIs,
  textInsteadOfJson,
  throttlesUndocumented,
  tooLongInResponse,
  tracesInAHeader,
  truncatesJson,
  turnsListsRound,
  unauthorizedForForbidden,
  unauthorizedWithoutChallenge,
  unwrapsEnvelope,
  updateLoses,
  updateStoresHalf,
  wantsAllScopes,
  wantsCredentialAlways,
  wrongFieldType,
  wrongMethodSucceeds,
  wrongTotal,
  wrongTypeInSecondItem,
]

export function defectsOf(ids: readonly string[]): readonly Defect[] {
  return ids.map((id) => {
    const found = defects.find((defect) => defect.id === id)
    if (found !== undefined) return found
    throw new SuiteError({ code: 'usage', message: `there is no defect "${id}"`, hint: '`proofload list defects` names them.' })
  })
}
