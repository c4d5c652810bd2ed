/** The list of mutations, the most telling first. */
import { aboveMaximum } from '#generators/negative/above-maximum.ts'
import { arrayForObject } from '#generators/negative/array-for-object.ts'
import { badEnum } from '#generators/negative/bad-enum.ts'
import { badFormat } from '#generators/negative/bad-format.ts'
import { badPattern } from '#generators/negative/bad-pattern.ts'
import { badPropertyName } from '#generators/negative/bad-property-name.ts'
import { belowMinimum } from '#generators/negative/below-minimum.ts'
import { blankBody } from '#generators/negative/blank-body.ts'
import { booleanAsText } from '#generators/negative/boolean-as-text.ts'
import { emptyBody } from '#generators/negative/empty-body.ts'
import { floatForInteger } from '#generators/negative/float-for-integer.ts'
import { forbiddenValue } from '#generators/negative/forbidden-value.ts'
import { invalidUtf8 } from '#generators/negative/invalid-utf8.ts'
import { jsonComment } from '#generators/negative/json-comment.ts'
import { malformedJson } from '#generators/negative/malformed-json.ts'
import { missingDependent } from '#generators/negative/missing-dependent.ts'
import { missingRequired } from '#generators/negative/missing-required.ts'
import { notAMultiple } from '#generators/negative/not-a-multiple.ts'
import { notANumber } from '#generators/negative/not-a-number.ts'
import { notUnique } from '#generators/negative/not-unique.ts'
import { nullForNonNullable } from '#generators/negative/null-for-non-nullable.ts'
import { numberAsText } from '#generators/negative/number-as-text.ts'
import { numberForBoolean } from '#generators/negative/number-for-boolean.ts'
import { numberForText } from '#generators/negative/number-for-text.ts'
import { otherCase } from '#generators/negative/other-case.ts'
import { paddedEnum } from '#generators/negative/padded-enum.ts'
import { singleQuotes } from '#generators/negative/single-quotes.ts'
import { tooFewContained } from '#generators/negative/too-few-contained.ts'
import { tooFewItems } from '#generators/negative/too-few-items.ts'
import { tooFewProperties } from '#generators/negative/too-few-properties.ts'
import { tooLong } from '#generators/negative/too-long.ts'
import { tooManyContained } from '#generators/negative/too-many-contained.ts'
import { tooManyItems } from '#generators/negative/too-many-items.ts'
import { tooManyProperties } from '#generators/negative/too-many-properties.ts'
import { tooShort } from '#generators/negative/too-short.ts'
import { trailingComma } from '#generators/negative/trailing-comma.ts'
import { trailingText } from '#generators/negative/trailing-text.ts'
import { unanchoredPattern } from '#generators/negative/unanchored-pattern.ts'
import { unknownDiscriminator } from '#generators/negative/unknown-discriminator.ts'
import { unknownItem } from '#generators/negative/unknown-item.ts'
import { unknownProperty } from '#generators/negative/unknown-property.ts'
import { unquotedNames } from '#generators/negative/unquoted-names.ts'
import { wrongBoundary } from '#generators/negative/wrong-boundary.ts'
import { wrongMediaType } from '#generators/negative/wrong-media-type.ts'
import { wrongType } from '#generators/negative/wrong-type.ts'
import type { Mutation } from '#generators/negative/mutation.ts'

export const mutations: readonly Mutation[] = [
  missingRequired,
  wrongType,
  tooLong,
  tooShort,
  badEnum,
  unknownProperty,
  badFormat,
  belowMinimum,
  aboveMaximum,
  malformedJson,
  wrongMediaType,
  emptyBody,
  nullForNonNullable,
  floatForInteger,
  tooManyItems,
  tooFewItems,
  notUnique,
  badPattern,
  unanchoredPattern,
  notAMultiple,
  arrayForObject,
  numberAsText,
  booleanAsText,
  numberForBoolean,
  numberForText,
  otherCase,
  paddedEnum,
  tooFewProperties,
  tooManyProperties,
  badPropertyName,
  missingDependent,
  unknownDiscriminator,
  tooFewContained,
  tooManyContained,
  unknownItem,
  forbiddenValue,
  blankBody,
  trailingText,
  trailingComma,
  singleQuotes,
  unquotedNames,
  jsonComment,
  notANumber,
  invalidUtf8,
  wrongBoundary,
]
