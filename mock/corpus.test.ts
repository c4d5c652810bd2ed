import { readdirSync, readFileSync } from 'node:fs'
import { it } from 'vitest'
import { openDocument } from '#specs/open.ts'
import { walk } from '#mock/walk.testdata.ts'
it('corpus', async () => {
  const dir = '/work/shared/corpus/'
  const lines: string[] = []
  for (const f of readdirSync(dir).filter((x) => !/influx/.test(x) && /\d-3[01]-.*\.(ya?ml|json)$/.test(x))) {
    const t = performance.now()
    let opened
    try { opened = openDocument(dir + f, (p) => readFileSync(p, 'utf8')) } catch (e) { lines.push(`${f} UNREAD ${(e as Error).message.slice(0, 100)}`); continue }
    if (opened.contract.operations.length > 250) { lines.push(f + ' big ' + opened.contract.operations.length); continue }
    try {
      const { steps, faults } = await walk(opened, 3, 300)
      const ok = new Set(steps.filter((s) => s.answer.status < 300).map((s) => s.operation)).size
      const by: Record<string, number> = {}
      for (const s of steps) by[s.answer.status] = (by[s.answer.status] ?? 0) + 1
      lines.push(`${f} ops ${opened.contract.operations.length} ok ${ok} ${JSON.stringify(by)} ms ${Math.round(performance.now() - t)} FAULTS ${faults.length} ${[...new Set(faults)].slice(0, 3).join('\n   ').slice(0, 900)}`)
    } catch (e) { lines.push(`${f} THREW ${(e as Error).stack?.slice(0, 600)}`) }
  }
  console.log(lines.join('\n'))
}, 600000)
