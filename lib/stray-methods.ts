/**
 * Methods that no API has, and that something before it may stop in words of its own: TRACE is switched off in most gateways, and the
 * last is nobody's: caches and WebDAV have taken the others that come to mind, and would obey.
 */
export const strayMethods = ['TRACE', 'PROOFLOAD'] as const

export const isStray = (method: string): boolean => strayMethods.some((stray) => stray === method)
