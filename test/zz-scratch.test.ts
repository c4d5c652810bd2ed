import { it } from 'vitest'
import { conform, openShipped, openText } from '#test/in-process.ts'
import { boards, pets } from '#mock/documents.testdata.ts'
import { defects } from '#mock/defects/index.ts'
it('x', { timeout: 300000 }, async () => {
  const docs = { langdock: openShipped('langdock'), arize: openShipped('arize'), toolregistry: openShipped('toolregistry'), pets: openText(pets), boards: openText(boards) }
  for (const [name, o] of Object.entries(docs)) {
    const sound = await conform(o, {})
    console.log('SOUND', name, sound.findings.map(f => `${f.check} ${f.class} ${f.operation.id} ${f.actual}`))
    const known = new Set(sound.findings.map(f => f.id))
    for (const d of defects) {
      const t0 = performance.now()
      const r = await conform(o, { defects: [d.id], limits: /limit|retry/.test(d.id) ? ['fixed:20/2s'] : [] })
      const fs = r.findings.filter(f => !known.has(f.id))
      const cls = [...new Set(fs.map(f => `${f.check}:${f.class[0]}`))]
      const caught = d.caughtBy.every(c => fs.some(f => f.check === c))
      const extra = cls.filter(c => ![...d.caughtBy, ...d.mayTrip].includes(c.split(':')[0]))
      console.log(`${caught ? 'CAUGHT' : 'missed'} ${name} ${d.id} [${d.caughtBy}] got ${cls} ${extra.length ? 'EXTRA ' + fs.filter(f => extra.some(e => e.startsWith(f.check))).map(f=>`${f.check} ${f.class} ${f.operation.id} ${f.expected}|${f.actual}`).slice(0,2) : ''} flaky=${r.flaky.map(f => f.check + ' ' + f.operation.id+' '+f.confirmed).slice(0,3)} err=${r.errors.slice(0,1)} unr=${r.unreached.length} ${Math.round(performance.now()-t0)}ms`)
    }
  }
})
