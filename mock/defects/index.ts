/** The planted defects. */
import { acceptedInsteadOfOk } from '#mock/defects/accepted-instead-of-ok.ts'
import { acceptsBadEnum } from '#mock/defects/accepts-bad-enum.ts'
import { acceptsInvalidToken } from '#mock/defects/accepts-invalid-token.ts'
import { acceptsMalformedJson } from '#mock/defects/accepts-malformed-json.ts'
import { acceptsMissingRequired } from '#mock/defects/accepts-missing-required.ts'
import { acceptsOutOfRange } from '#mock/defects/accepts-out-of-range.ts'
import { acceptsTooLong } from '#mock/defects/accepts-too-long.ts'
import { acceptsUnknownProperty } from '#mock/defects/accepts-unknown-property.ts'
import { acceptsWrongMediaType } from '#mock/defects/accepts-wrong-media-type.ts'
import { acceptsWrongType } from '#mock/defects/accepts-wrong-type.ts'
import { admitsBrowserOrigin } from '#mock/defects/admits-browser-origin.ts'
import { answersTeapot } from '#mock/defects/answers-teapot.ts'
import { badEnumInResponse } from '#mock/defects/bad-enum-in-response.ts'
import { crashesOnLongName } from '#mock/defects/crashes-on-long-name.ts'
import { crashesOnMalformedJson } from '#mock/defects/crashes-on-malformed-json.ts'
import { createdNotReadable } from '#mock/defects/created-not-readable.ts'
import type { Defect } from '#mock/defects/defect.ts'
import { deleteDeletesNothing } from '#mock/defects/delete-deletes-nothing.ts'
import { ignoresCredentials } from '#mock/defects/ignores-credentials.ts'
import { ignoresScopes } from '#mock/defects/ignores-scopes.ts'
import { limitAnswers420 } from '#mock/defects/limit-answers-420.ts'
import { missingRequiredField } from '#mock/defects/missing-required-field.ts'
import { notAllowedWithoutAllow } from '#mock/defects/not-allowed-without-allow.ts'
import { nullForNonNullable } from '#mock/defects/null-for-non-nullable.ts'
import { refusalsAsHtml } from '#mock/defects/refusals-as-html.ts'
import { rejectsLastEnumValue } from '#mock/defects/rejects-last-enum-value.ts'
import { rejectsLongestName } from '#mock/defects/rejects-longest-name.ts'
import { retryAfterNotInteger } from '#mock/defects/retry-after-not-integer.ts'
import { retryAfterTooShort } from '#mock/defects/retry-after-too-short.ts'
import { textInsteadOfJson } from '#mock/defects/text-instead-of-json.ts'
import { throttlesUndocumented } from '#mock/defects/throttles-undocumented.ts'
import { wrongFieldType } from '#mock/defects/wrong-field-type.ts'
import { wrongMethodSucceeds } from '#mock/defects/wrong-method-succeeds.ts'
import { SuiteError } from '#model/problem.ts'

export const defects: readonly Defect[] = [
  acceptedInsteadOfOk,
  acceptsBadEnum,
  acceptsInvalidToken,
  acceptsMalformedJson,
  acceptsMissingRequired,
  acceptsOutOfRange,
  acceptsTooLong,
  acceptsUnknownProperty,
  acceptsWrongMediaType,
  acceptsWrongType,
  admitsBrowserOrigin,
  answersTeapot,
  badEnumInResponse,
  crashesOnLongName,
  crashesOnMalformedJson,
  createdNotReadable,
  deleteDeletesNothing,
  ignoresCredentials,
  ignoresScopes,
  limitAnswers420,
  missingRequiredField,
  notAllowedWithoutAllow,
  nullForNonNullable,
  refusalsAsHtml,
  rejectsLastEnumValue,
  rejectsLongestName,
  retryAfterNotInteger,
  retryAfterTooShort,
  textInsteadOfJson,
  throttlesUndocumented,
  wrongFieldType,
  wrongMethodSucceeds,
]

export function defectsOf(ids: readonly string[]): readonly Defect[] {
  return ids.map((id) => {
    const found = defects.find((defect) => defect.id === id)
    if (found !== undefined) return found
    throw new SuiteError({ code: 'usage', message: `there is no defect "${id}"`, hint: '`proofload list defects` names them.' })
  })
}
