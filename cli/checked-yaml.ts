/** A YAML file of the user's, held against its schema: every mistake is told with file, line and column. */
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js'
import addFormats, { type FormatsPlugin } from 'ajv-formats'
import { child } from '#lib/json-pointer.ts'
import type { Pointer } from '#lib/json.ts'
import { SuiteError, type Place, type Problem } from '#model/problem.ts'
import { parseText } from '#specs/parse.ts'
import { readText } from '#specs/read.ts'

export interface YamlWish {
  readonly schema: object
  /** What the file is, for a person: `the config`. */
  readonly what: string
  /** What to do where it cannot be read. */
  readonly absent: string
  /** Where to read what it may hold. */
  readonly page: string
}

export interface CheckedYaml<T> {
  readonly value: T
  locate(pointer: Pointer): Place
}

export function readChecked<T>(file: string, wish: YamlWish): CheckedYaml<T> {
  const parsed = parse(textOf(file, wish), file)
  return { value: checked<T>(parsed.root, wish, parsed.locate), locate: parsed.locate }
}

/** The same for a value that came another way. */
export function checked<T>(value: unknown, wish: Pick<YamlWish, 'schema' | 'what' | 'page'>, locate?: (pointer: Pointer) => Place): T {
  const ajv = new Ajv2020({ allErrors: true, strict: false })
  // CommonJS: at run time the default export is the function.
  ;(addFormats as unknown as FormatsPlugin)(ajv)
  const validate = ajv.compile<T>(wish.schema)
  if (validate(value)) return value
  const [first, ...others] = (validate.errors ?? []).map((error): Problem => ({
    code: 'usage',
    message: messageOf(error, wish.what),
    ...(locate && { place: locate(pointerOf(error)) }),
    hint: wish.page,
  }))
  throw new SuiteError(first ?? { code: 'usage', message: `this is not ${wish.what}` }, ...others)
}

function textOf(file: string, { absent }: YamlWish): string {
  try {
    return readText(file)
  } catch {
    throw new SuiteError({ code: 'usage', message: `cannot read ${file}`, hint: absent })
  }
}

/** A file that is no YAML is bad usage, not an unreadable document. */
function parse(text: string, file: string): ReturnType<typeof parseText> {
  try {
    return parseText(text, file)
  } catch (cause) {
    if (!(cause instanceof SuiteError)) throw cause
    const [first, ...others] = cause.problems
    throw new SuiteError({ ...first, code: 'usage' }, ...others)
  }
}

const pointerOf = ({ instancePath, params }: ErrorObject): string => {
  const extra: unknown = params['additionalProperty']
  return typeof extra === 'string' ? child(instancePath, extra) : instancePath
}

const messageOf = ({ instancePath, message, params }: ErrorObject, what: string): string => {
  const extra: unknown = params['additionalProperty']
  if (typeof extra === 'string') return `there is no setting "${extra}"`
  const allowed = Array.isArray(params['allowedValues']) ? `: ${params['allowedValues'].join(', ')}` : ''
  return `${instancePath === '' ? what : instancePath.slice(1).replaceAll('/', '.')} ${message ?? 'is wrong'}${allowed}`
}
