/** No test may reach beyond this machine: a connection to anything but loopback fails at once. */
import net from 'node:net'

const connect = net.Socket.prototype.connect
const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || host.startsWith('127.')

net.Socket.prototype.connect = function guarded(this: net.Socket, ...given: Parameters<typeof connect>) {
  const options: unknown = Array.isArray(given[0]) ? given[0][0] : given[0]
  const host = typeof options === 'object' && options !== null && 'host' in options ? String(options.host ?? 'localhost') : 'localhost'
  if (!isLoopback(host)) throw new Error(`a test tried to connect to ${host}: only loopback is allowed`)
  return connect.apply(this, given)
} as typeof connect
