import { readFileSync } from 'node:fs'
import { openText, wholePlan } from '#test/in-process.ts'
const doc = openText(readFileSync(process.argv[2]!, 'utf8'))
const plan = wholePlan(doc, 1)
const re = new RegExp(process.argv[3]!)
const by: Record<string, number> = {}
for (const s of plan.sequences) {
  const k = `${s.phase} ${s.claim?.check ?? ''}`
  by[k] = (by[k] ?? 0) + 1
  const text = JSON.stringify(s)
  if (re.test(`${s.phase} ${s.claim?.check} ${s.operation} ${text}`)) console.log(s.phase, s.operation, JSON.stringify(s.claim), '\n' + s.cases.map((c) => `   ${c.role} ${c.actor} ${c.operation} ${JSON.stringify(c.intent)} ${JSON.stringify(c.parts)} ${process.argv[4] ? JSON.stringify(c.binds) : ''}`).join('\n'))
}
console.log(by, plan.sequences.length)
