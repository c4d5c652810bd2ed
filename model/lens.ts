/** How the rest of the program asks whether a value keeps a schema. The only implementation is in `specs/`, over ajv. */
import type { DeclaredType } from '#lib/declared-type.ts'
import type { Json, Pointer } from '#lib/json.ts'

export type Side = 'request' | 'response'

export interface Issue {
  /** The JSON Schema keyword that is broken, or `discriminator`. */
  readonly keyword: string
  /** Where in the value; for `required` and `additionalProperties` the object that lacks or has too much. */
  readonly at: Pointer
  /** Where the keyword stands in the contract's root. */
  readonly clause: Pointer
  /** What the schema wants, in words: `must be string`. */
  readonly message: string
  /** The schemas on the way to the value, outermost first: each may weaken the basis. */
  readonly via: readonly Pointer[]
  /** The property that is missing or too much, for `required` and `additionalProperties`. */
  readonly property?: string
}

/** A property of a response that its schema allows only by saying nothing of it. */
export interface Undeclared {
  /** Where in the value. */
  readonly at: Pointer
  /** The schema of the object that has it. */
  readonly clause: Pointer
}

export interface Lens {
  /**
   * Every way in which `value` breaks the schema at `schemaAt`; `readOnly` and `writeOnly` count by `side`: neither side owes what is
   * the other's, and a response that shows what is `writeOnly` has an issue of that keyword.
   */
  issues(schemaAt: Pointer, side: Side, value: Json): readonly Issue[]
  undeclared(schemaAt: Pointer, value: Json): readonly Undeclared[]
  /** Whether the schema, or one that it leads to, is `writeOnly`: where none is, nothing has to be looked for. */
  hasWriteOnly(schemaAt: Pointer): boolean
  /** What the text of a header or parameter with this schema is turned into. */
  declaredType(schemaAt: Pointer): DeclaredType
}
