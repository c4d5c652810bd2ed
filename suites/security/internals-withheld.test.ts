import { describe, expect, it } from 'vitest'
import { toBase64 } from '#lib/bytes.ts'
import { internalsWithheld } from '#suites/security/internals-withheld.ts'
import { exchangeSubject, thing, told } from '#test/subjects.ts'

const { operation, lens } = thing({ '200': { description: 'ok' } })
const judge = (status: number, body: string, sent = '', type = 'application/json'): string => {
  const subject = exchangeSubject(operation, { status, body, headers: [['content-type', type]] })
  const { request } = subject.exchange
  return told(internalsWithheld, { ...subject, exchange: { ...subject.exchange, request: { ...request, base64: toBase64(sent) } } }, lens)
}
const inMessage = (message: string): string => JSON.stringify({ message })

describe('internals-withheld', () => {
  it.each([
    ['V8', 'Error: x\n    at find (/srv/a/store.js:42:17)\n    at async file:///srv/a/b.js:1:2', 'at find (/srv/a/store.js:42:17)'],
    ['the JVM', 'java.lang.NullPointerException\n\tat com.acme.Store.find(Store.java:42)', 'at com.acme.Store.find(Store.java:42)'],
    ['Python', 'Traceback (most recent call last):\n  File "/a/b.py", line 3, in f', 'Traceback (most recent call last)'],
    ['.NET', '   at Acme.Store.Find(Int32 id) in C:\\a\\Store.cs:line 42', 'at Acme.Store.Find(Int32 id) in C:\\a\\Store.cs:line 42'],
    ['Ruby', "app/models/x.rb:3:in `find'", "app/models/x.rb:3:in `find'"],
    ['Go', 'panic: x\ngoroutine 7 [running]:', 'goroutine 7 [running]'],
    ['Rust', "thread 'main' panicked at src/main.rs", "thread 'main' panicked at"],
  ])('finds a stack trace of %s', (_, trace, found) => {
    expect(judge(500, inMessage(trace))).toContain(`wanted no stack trace, got ${found}`)
    expect(judge(400, trace)).toMatch(/^violation: wanted no stack trace/)
  })

  it.each([
    'SQLSTATE[23000]: Integrity constraint violation',
    'ERROR: syntax error at or near "x"',
    'UNIQUE constraint failed: users.email',
    'SELECT * FROM users WHERE id = 1',
    "Duplicate entry 'x' for key 'users.email'",
    'relation "things" does not exist',
  ])('finds what a database said: %s', (message) => {
    expect(judge(409, inMessage(message))).toMatch(/^violation: wanted no database statement/)
  })

  it.each(['ENOENT: /usr/src/app/config.js', 'node_modules/express/lib/router.js', 'C:\\inetpub\\app\\web.config'])(
    'finds a path: %s',
    (message) => {
      expect(judge(400, inMessage(message))).toMatch(/^violation: wanted no source path/)
    },
  )

  it('finds a version: in a message of its own, or as a matter of policy', () => {
    expect(judge(404, inMessage('no such pet (Express 5.1.0)'))).toBe('violation: wanted no version, got Express 5.1.0')
    expect(judge(404, '<hr>nginx/1.18.0', '', 'text/html')).toBe('policy: wanted no version, got nginx/1.18.0')
  })

  it.each([
    ['an ordinary refusal', 422, inMessage('name must be at most 20 characters long (got 21) at /body/name')],
    ['a list of places', 400, JSON.stringify({ errors: [{ path: '/items/0/name', at: '12:30:00' }] })],
    ['words that a database also knows', 400, inMessage('select a plan from the list, then update it and set a name')],
    ['a path of the API', 404, inMessage('no route for GET /app/v1/things.json, see https://example.com/srv/docs/errors.js')],
    ['a success', 200, 'SELECT * FROM users'],
  ])('says nothing of %s', (_, status, body) => {
    expect(judge(status, body)).toMatch(/^(?:pass|skip: it is no refusal)$/)
  })

  it('says nothing of what was sent', () => {
    expect(judge(400, inMessage('SELECT a FROM b is no name'), 'SELECT a FROM b is no name')).toBe('pass')
  })
})
