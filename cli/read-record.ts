/** A stored record, held against its schema before anything is rendered from it. */
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats, { type FormatsPlugin } from 'ajv-formats'
import { SuiteError } from '#model/problem.ts'
import type { RunRecord } from '#model/record.ts'
import schema from '#model/run.schema.json' with { type: 'json' }
import { readText } from '#specs/read.ts'

export function readRecord(file: string): RunRecord {
  const refuse = (message: string): SuiteError =>
    new SuiteError({ code: 'usage', message: `${file}: ${message}`, hint: 'Give the run.json that a run left in its --out folder.' })
  let value: unknown
  try {
    value = JSON.parse(readText(file))
  } catch (cause) {
    throw cause instanceof SuiteError ? refuse('it cannot be read') : refuse('it is not JSON')
  }
  const ajv = new Ajv2020({ allErrors: false, strict: false })
  // CommonJS: at run time the default export is the function.
  ;(addFormats as unknown as FormatsPlugin)(ajv)
  if (!ajv.validate<RunRecord>(schema, value)) throw refuse(`it is no run record: ${ajv.errorsText(ajv.errors, { dataVar: 'the record' })}`)
  return value
}
