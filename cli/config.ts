/** `proofload.yaml`: read, held against its schema with the place of every mistake. */
import path from 'node:path'
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js'
import addFormats, { type FormatsPlugin } from 'ajv-formats'
import { child } from '#lib/json-pointer.ts'
import { SuiteError, type Problem } from '#model/problem.ts'
import { parseText } from '#specs/parse.ts'
import { readText } from '#specs/read.ts'
import schema from '#cli/proofload.schema.json' with { type: 'json' }

export interface Config {
  /** Relative to the config. */
  readonly document: string
  readonly url?: string
  readonly limitedScopes?: readonly string[]
  readonly seed?: number
  readonly out?: string
  readonly reports?: readonly { readonly format: string; readonly path: string }[]
  readonly test?:
    | false
    | {
        readonly include?: readonly string[]
        readonly exclude?: readonly string[]
        readonly checks?: readonly string[]
        readonly skipChecks?: readonly string[]
        readonly maxCases?: number
        readonly maxTime?: string
        readonly rate?: string
        readonly failOn?: string
        readonly formats?: string
        readonly safe?: string
      }
  readonly load?: readonly {
    readonly name?: string
    readonly model?: string
    readonly rate?: string
    readonly duration?: string
    readonly warmUp?: string
    readonly connections?: number
    readonly weights?: { readonly [operation: string]: number }
    readonly thresholds?: readonly string[]
  }[]
  readonly limits?: {
    readonly operations?: readonly string[]
    readonly maxRequests?: number
    readonly maxTime?: string
    /** For the embedded mock. */
    readonly mock?: string
  }
  /** Operations that cannot be reached, each with its reason. */
  readonly unreachable?: readonly { readonly operation: string; readonly reason: string }[]
}

export function readConfig(file: string): Config {
  let text: string
  try {
    text = readText(file)
  } catch {
    throw new SuiteError({ code: 'usage', message: `cannot read ${file}`, hint: 'Give a config with --config, or write a proofload.yaml.' })
  }
  const parsed = parseConfig(text, file)
  const ajv = new Ajv2020({ allErrors: true, strict: false })
  // CommonJS: at run time the default export is the function.
  ;(addFormats as unknown as FormatsPlugin)(ajv)
  const validate = ajv.compile<Config>(schema)
  const config: unknown = parsed.root
  if (validate(config)) return { ...config, document: path.join(path.dirname(file), config.document) }
  const [first, ...others] = (validate.errors ?? []).map((error): Problem => ({
    code: 'usage',
    message: messageOf(error),
    place: parsed.locate(pointerOf(error)),
    hint: 'docs/config.md lists what a config may hold.',
  }))
  throw new SuiteError(first ?? { code: 'usage', message: `${file} is no config` }, ...others)
}

/** A config that is no YAML is bad usage, not an unreadable document. */
function parseConfig(text: string, file: string): ReturnType<typeof parseText> {
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

const messageOf = ({ instancePath, message, params }: ErrorObject): string => {
  const extra: unknown = params['additionalProperty']
  if (typeof extra === 'string') return `there is no setting "${extra}"`
  const allowed = Array.isArray(params['allowedValues']) ? `: ${params['allowedValues'].join(', ')}` : ''
  return `${instancePath === '' ? 'the config' : instancePath.slice(1).replaceAll('/', '.')} ${message ?? 'is wrong'}${allowed}`
}
