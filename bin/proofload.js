#!/usr/bin/env node
// Plain JavaScript, so that an old Node gets one clear line instead of a syntax error.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 19)) {
  console.error(`proofload: this needs Node 22.19 or newer; this is ${process.versions.node}`)
  process.exitCode = 2
} else {
  await import('../dist/cli/main.js')
}
