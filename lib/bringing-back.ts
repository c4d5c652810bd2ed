/** Names of operations that undo a deletion: `POST /orders/{id}/restore`. */
const names = /restor|undelet|recover|reviv|reinstat|resurrect|unarchiv|untrash/i

export const bringsBack = ({ path, id }: { readonly path: string; readonly id: string }): boolean =>
  names.test(`${path.split('/').at(-1) ?? ''} ${id}`)
