/** Traces of a server's inside in a text: only forms that nobody writes for a client. */

export interface Internal {
  readonly kind: 'stack trace' | 'database statement' | 'credential in a URL' | 'source path' | 'version'
  readonly found: string
}

const forms: readonly (readonly [Internal['kind'], RegExp])[] = [
  // V8, the JVM, .NET, Python, Ruby, PHP, Go, Rust.
  ['stack trace', /^\s*at (?:async )?(?:[\w$.<>[\] ]+ \()?(?:file:\/\/|node:)?[\w/\\.:@~ -]+:\d+:\d+\)?$/m],
  ['stack trace', /\bat (?:[\w.@]+\/)?[\w$.<>]+\([\w$]+\.(?:java|kt|scala|groovy):\d+\)/],
  ['stack trace', /(?<=^|[\s"])at [\w.<>`[\], ]+\([^)\n]*\) in .+:line \d+/m],
  ['stack trace', /Traceback \(most recent call last\)|File "[^"\n]+", line \d+, in \w+/],
  ['stack trace', /[\w/.-]+\.rb:\d+:in [`'][^'\n]+'/],
  ['stack trace', /#\d+ [^\n]*\.php\(\d+\)|PHP (?:Fatal|Parse) error: /],
  ['stack trace', /goroutine \d+ \[running\]|thread '[^']+' panicked at /],
  ['database statement', /SQLSTATE\[?\w{5}|\bORA-\d{5}\b|\bSQLITE_(?:ERROR|CONSTRAINT|MISMATCH|BUSY)\w*/],
  [
    'database statement',
    /syntax error at or near "|You have an error in your SQL syntax|unrecognized token: "|Unclosed quotation mark after/,
  ],
  [
    'database statement',
    /(?:UNIQUE|FOREIGN KEY|NOT NULL|CHECK) constraint failed: \w+|violates (?:unique|foreign key|not-null|check) constraint "/,
  ],
  ['database statement', /Duplicate entry '[^'\n]*' for key '|relation "[\w.]+" does not exist|no such (?:table|column): \w+/],
  [
    'database statement',
    /\bSELECT\b[^\n]{1,300}\bFROM\b|\bINSERT INTO\b[^\n]{1,300}\bVALUES\b|\bUPDATE\b[^\n]{1,300}\bSET\b[^\n]{1,300}=|\bDELETE FROM\b/,
  ],
  // RFC 3986 §3.2.1: a user and a password before a host. What a message shows as a pattern has words for them.
  [
    'credential in a URL',
    /\b[a-z][a-z\d+.-]{1,20}:\/\/(?!(?:user|name|login|me|you|x|_|[<{[*$%])[^\s/@]*@)[\w.~%+-]{1,64}:(?!(?:p(?:ass|w)|secret|xxx|y?our|[<{[*$%•…])[^\s/@]*@)[^\s/@"'<>]{1,128}@(?!(?:host|example|localhost:port)\b)[\w.-]+/i,
  ],
  [
    'source path',
    /(?<![\w/:.])\/(?:app|etc|home|opt|root|srv|usr|var|Users|workspace)(?:\/[\w.@+-]+)*\/[\w.@+-]+\.(?:[cm]?[jt]sx?|py|rb|php|java|class|go|rs|cs|dll|so|jar|conf|ini|env|sock|sqlite3?|db|log)\b/,
  ],
  ['source path', /\bnode_modules\/[\w@./-]+|\bsite-packages\/[\w./-]+|\b[A-Z]:\\(?:[\w .-]+\\)+[\w.-]+/],
  [
    'version',
    /\b(?:Apache|Django|Express|Flask|Jetty|Laravel|MongoDB|MySQL|Node(?:\.js)?|OpenSSL|PHP|PostgreSQL|Python|Rails|Redis|Spring(?: Boot)?|Tomcat|Werkzeug|nginx)[/ ]v?\d+\.\d+[\w.-]*/,
  ],
]

/** Of each kind the first. */
export function internalsIn(text: string): readonly Internal[] {
  // In JSON the lines of a trace are escaped, and so are quotation marks and backslashes.
  const plain = text
    .slice(0, 200_000)
    .replaceAll(/\\(?:([nrt])|u([\dA-Fa-f]{4})|(["\\/]))/g, (_, space?: string, code?: string, mark?: string) =>
      space === undefined ? (mark ?? String.fromCharCode(Number.parseInt(code ?? '', 16))) : '\n',
    )
  const found = new Map<Internal['kind'], Internal>()
  for (const [kind, form] of forms) {
    const [match] = form.exec(plain) ?? []
    if (match !== undefined && !found.has(kind)) found.set(kind, { kind, found: match.trim().slice(0, 200) })
  }
  return [...found.values()]
}
