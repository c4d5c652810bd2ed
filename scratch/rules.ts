import { readFileSync } from 'node:fs'
import { openDocument } from '#specs/open.ts'
import { resourcesOf, resourceKeysOf } from '#generators/resources.ts'
import { ruleOf, stateOf } from '#generators/state-rules.ts'
import { saidOf } from '#generators/words.ts'
const files = process.argv.slice(2)
for (const f of files) {
  try {
    const opened = openDocument(f, (p: string) => readFileSync(p, 'utf8')) as any
    const contract = opened.contract ?? opened
    const res = resourcesOf(contract)
    for (const r of res.values()) {
      const st = stateOf(contract.root, r)
      if (!st) continue
      for (const op of contract.operations)
        if (op.method !== 'GET' && resourceKeysOf(op.path).at(-1) === r.key) {
          const rule = ruleOf(contract.root, op, st)
          if (rule) {
            console.log(f.split('/').at(-1), op.method, op.path, st.name, JSON.stringify({ only: rule.only, never: rule.never }))
            console.log(
              '    ',
              [
                ...saidOf(contract.root, op.at),
                ...op.responses.filter((x: any) => /409|422/.test(x.status)).flatMap((x: any) => saidOf(contract.root, x.at)),
              ]
                .join(' | ')
                .replace(/\s+/g, ' ')
                .slice(0, 700),
            )
          }
        }
    }
  } catch (e) {
    console.log(f, String(e).slice(0, 100))
  }
}
