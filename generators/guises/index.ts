/** The list of guises. */
import { escapedLetters } from '#generators/guises/escaped-letters.ts'
import { foreignCharset } from '#generators/guises/foreign-charset.ts'
import { greatestInteger } from '#generators/guises/greatest-integer.ts'
import type { Guise } from '#generators/guises/guise.ts'
import { hugeNumber } from '#generators/guises/huge-number.ts'
import { leastInteger } from '#generators/guises/least-integer.ts'
import { letters } from '#generators/guises/letters.ts'
import { longestAstral } from '#generators/guises/longest-astral.ts'
import { manyDigits } from '#generators/guises/many-digits.ts'
import { namedCharset } from '#generators/guises/named-charset.ts'
import { negativeZero } from '#generators/guises/negative-zero.ts'
import { offsetDateTime } from '#generators/guises/offset-date-time.ts'
import { repeatedName } from '#generators/guises/repeated-name.ts'
import { reversedMembers } from '#generators/guises/reversed-members.ts'
import { spacedTokens } from '#generators/guises/spaced-tokens.ts'
import { undeclaredProperty } from '#generators/guises/undeclared-property.ts'
import { wholeFraction } from '#generators/guises/whole-fraction.ts'
import { withExponent } from '#generators/guises/with-exponent.ts'
import { worldLetters } from '#generators/guises/world-letters.ts'

export const guises: readonly Guise[] = [
  reversedMembers,
  spacedTokens,
  escapedLetters,
  namedCharset,
  undeclaredProperty,
  longestAstral,
  worldLetters,
  offsetDateTime,
  wholeFraction,
  withExponent,
  negativeZero,
  foreignCharset,
  repeatedName,
  greatestInteger,
  leastInteger,
  hugeNumber,
  manyDigits,
  ...letters,
]
