/** What every page of ours is: head, style, navigation and script, with nothing that leaves the file. */
import { html, trusted } from '#lib/html.ts'
import type { Html } from '#lib/html.ts'
import { script } from '#reports/html/script.ts'
import type { Section } from '#reports/html/section.ts'
import { style } from '#reports/html/style.ts'

export interface Page {
  readonly title: string
  readonly header: Html
  readonly sections: readonly Section[]
  readonly footer: Html
}

// `default-src 'none'` also holds for whatever slips through: nothing can be fetched, nothing sent.
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

export const shell = ({ title, header, sections, footer }: Page): Html => html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${trusted(style)}</style>
</head>
<body>
<a class="skip-link" href="#main">Skip to the findings</a>
${header}
<nav aria-label="Sections"><ul>${sections.map((section) => html`<li><a href="#${section.id}">${section.title}</a>${amount(section)}</li>`)}</ul></nav>
<main id="main">
${sections.map(
  ({
    id,
    title: heading,
    note,
    content,
  }) => html`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${heading}</h2><p class="note">${note}</p>
${content}</section>
`,
)}</main>
${footer}
<script>${trusted(script)}</script>
</body>
</html>`

const amount = (section: Section): Html | undefined =>
  section.amount === undefined ? undefined : html` <span class="muted">${section.amount}</span>`
