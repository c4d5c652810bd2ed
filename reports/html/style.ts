/** The page's style sheet: system fonts, one accent, two themes, phone, print. */
import { dark, light, variables } from '#reports/html/palette.ts'

const base = `
*{box-sizing:border-box}
html{color-scheme:light dark;-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0;background:var(--page);color:var(--ink);font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;overflow-wrap:anywhere}
main,body>header,body>footer,body>nav{max-width:68rem;margin:0 auto;padding:0 1.5rem}
h1,h2,h3,h4,p,dl,dd,ul,ol{margin:0}
h2{font-size:1.5rem;line-height:1.25;font-weight:600;letter-spacing:-.01em}
h3{font-size:1.0625rem;line-height:1.4;font-weight:600}
h4{font-size:1rem;line-height:1.4;font-weight:600}
section{margin:0 0 4.5rem}
section>h2+.note{margin:.375rem 0 1.75rem}
section>h2{margin-bottom:.25rem}
a{color:var(--accent);text-underline-offset:.15em}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:3px}
code,pre,.wire{font-family:ui-monospace,"SF Mono",SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace}
code{font-size:.875em}
.note,.muted{color:var(--muted)}
.small{font-size:.875rem}
.skip-link{position:absolute;left:-100rem}
.skip-link:focus{left:1rem;top:1rem;background:var(--page);padding:.5rem 1rem}
ul.plain{list-style:none;padding:0}
`

const verdict = `
body>header{padding-top:4rem;padding-bottom:2.5rem}
.kicker{color:var(--muted);font-size:.875rem;margin-bottom:.75rem}
h1{font-size:clamp(2.75rem,8vw,4.25rem);line-height:1.05;font-weight:650;letter-spacing:-.03em}
h1.pass{color:var(--pass)}h1.fail{color:var(--violation)}h1.inconclusive{color:var(--policy)}h1.invalid,h1.error{color:var(--inconclusive)}
.headline{font-size:1.25rem;line-height:1.4;margin-top:.75rem}
.subject{color:var(--muted);margin-top:.25rem}
.reasons{margin-top:1.5rem;padding:0;list-style:none;border-left:3px solid var(--line)}
.reasons.fail{border-color:var(--violation)}.reasons.pass{border-color:var(--pass)}.reasons.inconclusive{border-color:var(--policy)}.reasons.invalid,.reasons.error{border-color:var(--inconclusive)}
.reasons li{padding:.125rem 0 .125rem 1rem}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(8.5rem,1fr));gap:1.5rem 2rem;margin-top:2.5rem;padding-top:1.75rem;border-top:1px solid var(--line)}
.figures dt{color:var(--muted);font-size:.875rem}
.figures dd{font-size:1.75rem;line-height:1.2;font-weight:550;letter-spacing:-.02em;font-variant-numeric:tabular-nums}
.figures dd small{display:block;font-size:.8125rem;line-height:1.4;font-weight:400;letter-spacing:0;color:var(--muted);margin-top:.25rem}
.identity{display:flex;flex-wrap:wrap;gap:.25rem 2rem;margin-top:1.75rem;font-size:.875rem}
.identity dt{color:var(--muted);display:inline}.identity dd{display:inline;margin-left:.375rem}
body>nav{margin-bottom:3.5rem}
body>nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;list-style:none;padding:.75rem 0;border-top:1px solid var(--line);border-bottom:1px solid var(--line)}
body>nav a{text-decoration:none}body>nav a:hover{text-decoration:underline}
body>nav .muted{font-variant-numeric:tabular-nums;margin-left:.25rem}
`

const findings = `
.tag{display:inline-block;padding:.0625rem .5rem;border-radius:3px;font-size:.8125rem;line-height:1.5;font-weight:550;white-space:nowrap}
.tag.violation{color:var(--violation);background:var(--violationSoft)}.tag.policy{color:var(--policy);background:var(--policySoft)}
.tag.pass{color:var(--pass);background:var(--passSoft)}.tag.inconclusive{color:var(--inconclusive);background:var(--inconclusiveSoft)}.tag.neutral{color:var(--skip);background:var(--skipSoft)}
.filter{border:0;padding:0;margin:0 0 1.5rem;display:flex;flex-wrap:wrap;gap:.5rem 1.25rem}
.filter label{display:inline-flex;gap:.375rem;align-items:center;cursor:pointer}.filter input{accent-color:var(--accent);margin:0}
section:has(#only-violation:checked) .finding.policy,section:has(#only-policy:checked) .finding.violation{display:none}
section:has(#only-violation:checked) .group:not(:has(.finding.violation)),section:has(#only-policy:checked) .group:not(:has(.finding.policy)){display:none}
summary{cursor:pointer}
.group{border-top:1px solid var(--line);padding:1rem 0}
.group:last-of-type{border-bottom:1px solid var(--line)}
.group>summary{display:flex;flex-wrap:wrap;gap:.25rem .75rem;align-items:baseline;list-style:none}
.group>summary::-webkit-details-marker,.cover>summary::-webkit-details-marker{display:none}
.group>summary::before,.cover>summary::before{content:"";width:.4rem;height:.4rem;border-right:1.5px solid var(--muted);border-bottom:1.5px solid var(--muted);transform:rotate(-45deg);flex:none;align-self:center}
.group[open]>summary::before,.cover[open]>summary::before{transform:rotate(45deg)}
.group>summary h3{flex:1 1 14rem;font-weight:500}
.method{font-weight:700;margin-right:.5em}
.finding{margin:1.25rem 0 1.75rem;padding-left:1.25rem;border-left:3px solid var(--line)}
.finding.violation{border-color:var(--violation)}.finding.policy{border-color:var(--policy)}
.finding .meta{display:flex;flex-wrap:wrap;gap:.25rem .75rem;align-items:baseline;margin-bottom:.25rem}
.facts{display:grid;grid-template-columns:6rem minmax(0,1fr);gap:.375rem 1rem;margin:.75rem 0}
.facts dt{color:var(--muted);font-size:.875rem;padding-top:.0625rem}
.facts dd{font-size:.9375rem}
.facts .wire{font-size:.875rem;white-space:pre-wrap}
.inner{margin-top:.375rem}.inner>summary{color:var(--accent);font-size:.9375rem;width:fit-content}
.exchange{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(24rem,100%),1fr));gap:.75rem;margin:.75rem 0}
pre{margin:0;padding:.875rem 1rem;background:var(--soft);border-radius:4px;font-size:.8125rem;line-height:1.5;white-space:pre-wrap;max-height:30rem;overflow:auto}
.copy{position:relative;margin:.75rem 0}
.copy button{position:absolute;top:.375rem;right:.375rem;font:inherit;font-size:.8125rem;color:var(--accent);background:var(--page);border:1px solid var(--line);border-radius:3px;padding:.125rem .625rem;cursor:pointer}
.copy:has(button) pre{padding-right:5.5rem}
`

const tables = `
.scroll{overflow-x:auto;max-width:100%}
table{border-collapse:collapse;overflow-wrap:break-word;font-size:.875rem;line-height:1.45}
.data{width:100%}
.data th{text-align:left;font-weight:500;color:var(--muted);vertical-align:bottom}
.data td,.data th{padding:.4375rem .75rem .4375rem 0;border-bottom:1px solid var(--line);vertical-align:top}
.data td.n,.data th.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.data tr.empty td{color:var(--muted)}
.data td.name{min-width:11rem;overflow-wrap:anywhere}
.matrix{border-spacing:0}
.shares{border-spacing:2px;margin-bottom:1.5rem}.shares th{font-weight:400;text-align:left;padding:0 .75rem 0 0;font-size:.875rem}
.shares tbody th{max-width:24rem;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.shares td{min-width:5.5rem;text-align:right;padding:.125rem .5rem;font-size:.8125rem;font-variant-numeric:tabular-nums;border-radius:3px}
.shares tbody td:not(:empty){background:linear-gradient(90deg,var(--passSoft) var(--share),var(--skipSoft) var(--share))}
.matrix th{font-weight:400;text-align:left}
.matrix thead th{height:1px;vertical-align:bottom;padding:0 0 .5rem}
.matrix thead th>span{writing-mode:vertical-rl;transform:rotate(180deg);white-space:nowrap;font-size:.8125rem;line-height:1.5rem;max-height:18rem;overflow:hidden;display:block}
.matrix tbody th{position:sticky;left:0;background:var(--page);padding:0 .75rem 0 0;white-space:nowrap;max-width:24rem;overflow:hidden;text-overflow:ellipsis}
.matrix td{padding:1px}
.matrix td>*,.legend i{display:block;width:1.5rem;height:1.5rem;line-height:1.5rem;text-align:center;border-radius:3px;font-size:.75rem;font-weight:650;font-style:normal;text-decoration:none}
.cell-pass{background:var(--passSoft);color:var(--pass)}.cell-violation{background:var(--violation);color:var(--page)}.cell-policy{background:var(--policySoft);color:var(--policy)}
.cell-inconclusive{background:var(--inconclusiveSoft);color:var(--inconclusive)}.cell-error{background:var(--ink);color:var(--page)}.cell-skip{background:var(--skipSoft);color:var(--skip)}
.legend{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;margin:1.25rem 0 0;padding:0;list-style:none;font-size:.875rem}.legend li{display:flex;gap:.5rem;align-items:center}
.cover{border-top:1px solid var(--line);padding:.75rem 0}.cover:last-of-type{border-bottom:1px solid var(--line)}
.cover>summary{display:grid;grid-template-columns:auto minmax(0,1fr) auto;gap:.125rem .75rem;list-style:none}
.cover .parts{display:grid;grid-template-columns:repeat(4,7.5rem);color:var(--muted);font-size:.875rem;font-variant-numeric:tabular-nums}
.cover[open]>summary{margin-bottom:.75rem}
`

const charts = `
figure{margin:2rem 0}
figcaption{font-size:.875rem;color:var(--muted);margin-bottom:.5rem}
svg{display:block;width:100%;min-width:40rem;height:auto}
svg text{font:12px system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif;fill:var(--muted);font-variant-numeric:tabular-nums;paint-order:stroke;stroke:var(--page);stroke-width:4px;stroke-linejoin:round}
svg .axis{stroke:var(--line);stroke-width:1}
svg .curve{fill:none;stroke-width:2;stroke-linejoin:round;stroke-linecap:round}
svg .bar{fill:var(--accent);opacity:.75}svg .bad{fill:var(--violation)}
${[1, 2, 3, 4, 5, 6].map((index) => `svg .s${index}{stroke:var(--series${index})}svg text.t${index}{fill:var(--series${index})}`).join('')}
.limit{border-top:1px solid var(--line);padding:1.5rem 0}
.limit:last-of-type{border-bottom:1px solid var(--line)}
.limit .sentence{font-size:1.125rem;margin:.25rem 0 .5rem}
.limit details{margin-top:.75rem}
.banner{padding:.875rem 1rem;background:var(--inconclusiveSoft);border-radius:4px;margin:1rem 0}
body>footer{color:var(--muted);font-size:.875rem;border-top:1px solid var(--line);padding-top:1.5rem;padding-bottom:4rem}
body>footer p+p{margin-top:.25rem}
`

const media = `
@media (max-width:40rem){
main,body>header,body>footer,body>nav{padding-left:1.125rem;padding-right:1.125rem}
body>header{padding-top:2.25rem;padding-bottom:1.75rem}
section{margin-bottom:3.25rem}
.figures{grid-template-columns:1fr 1fr;gap:1.25rem 1rem}
.facts{grid-template-columns:1fr;gap:0}.facts dd{margin-bottom:.5rem}
.finding{padding-left:.875rem}
.matrix tbody th{width:9.5rem;min-width:9.5rem;white-space:normal;line-height:1.3;padding-bottom:.25rem}
.cover>summary{grid-template-columns:auto minmax(0,1fr)}.cover .parts{grid-column:2;display:flex;flex-wrap:wrap;gap:0 1rem}.cover .parts span:empty{display:none}
}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
@media print{
:root{${variables(light)}}
body{font-size:10pt}body>nav,.filter,.copy button,.skip-link{display:none}
pre{max-height:none;border:1px solid var(--line)}.finding,tr,figure{break-inside:avoid}
svg{min-width:0}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
`

export const style = `:root{${variables(light)}}@media (prefers-color-scheme:dark){:root{${variables(dark)}}}${base}${verdict}${findings}${tables}${charts}${media}`
