// Runs before the tests, in plain JavaScript, so that an old Node gets one clear line instead of a syntax error.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 19)) {
  console.error(
    `Proofload needs Node 22.19 or newer; this is ${process.versions.node}. Run "npm ci" with install scripts allowed: it brings a Node of its own.`,
  )
  process.exit(2)
}
