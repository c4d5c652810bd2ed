/** The list of mutations, the most telling first. */
import { aboveMaximum } from '#generators/negative/above-maximum.ts'
import { badEnum } from '#generators/negative/bad-enum.ts'
import { badFormat } from '#generators/negative/bad-format.ts'
import { badPattern } from '#generators/negative/bad-pattern.ts'
import { belowMinimum } from '#generators/negative/below-minimum.ts'
import { emptyBody } from '#generators/negative/empty-body.ts'
import { floatForInteger } from '#generators/negative/float-for-integer.ts'
import { malformedJson } from '#generators/negative/malformed-json.ts'
import { missingRequired } from '#generators/negative/missing-required.ts'
import { notAMultiple } from '#generators/negative/not-a-multiple.ts'
import { notUnique } from '#generators/negative/not-unique.ts'
import { nullForNonNullable } from '#generators/negative/null-for-non-nullable.ts'
import { tooFewItems } from '#generators/negative/too-few-items.ts'
import { tooLong } from '#generators/negative/too-long.ts'
import { tooManyItems } from '#generators/negative/too-many-items.ts'
import { tooShort } from '#generators/negative/too-short.ts'
import { unknownProperty } from '#generators/negative/unknown-property.ts'
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
  notAMultiple,
]
