import { describe, expect, test } from 'vitest'
import { escapeHtml, html, markupOf, trusted } from '#lib/html.ts'
import type { Fragment } from '#lib/html.ts'

describe('html', () => {
  test.each<[string, Fragment, string]>([
    ['text', '<b>"&\'', '&lt;b&gt;&quot;&amp;&#39;'],
    ['a number', 0, '0'],
    ['nothing', undefined, ''],
    ['null', null, ''],
    ['its own markup', html`<i>${'<'}</i>`, '<i>&lt;</i>'],
    ['a list', [html`<i></i>`, '<', [1, null]], '<i></i>&lt;1'],
    ['our own source', trusted('a > b'), 'a > b'],
  ])('holds %s', (_, fragment, expected) => {
    expect(markupOf(html`<p title="x">${fragment}</p>`)).toBe(`<p title="x">${expected}</p>`)
  })

  test('an object out of JSON is never markup', () => {
    // A record that was not validated may hold an object where the types promise a string.
    const forged = JSON.parse('{"markup":"<script>","html":"<script>","Symbol(markup)":"<script>"}') as unknown as Fragment
    expect(markupOf(html`${forged}`)).not.toContain('<')
  })

  test('escapes every character that ends a text or an attribute', () => {
    expect(escapeHtml('a&amp;<>"\'`')).toBe('a&amp;amp;&lt;&gt;&quot;&#39;`')
  })
})
