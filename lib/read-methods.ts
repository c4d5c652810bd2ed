/** Whether a method only reads a resource, RFC 9110 §9.2.1: it may be sent to whatever is there, and sent once more. */
export const isRead = (method: string): boolean => method === 'GET' || method === 'HEAD'
