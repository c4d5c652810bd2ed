D='mock/defects/'
def camel(i):
    a=i.split('-'); return a[0]+''.join(x.capitalize() for x in a[1:])
def w(id, why, promise, caught, trip, needs, tweak, imports='', extra=''):
    open(D+id+'.ts','w').write(f"""/** {why} */
{imports}import type {{ Defect }} from '#mock/defects/defect.ts'

export const {camel(id)}: Defect = {{
  id: '{id}',
  promise: '{promise}',
  caughtBy: {caught},
  mayTrip: {trip},
  needs: '{needs}',
  tweak: {{
{tweak}
  }},
}}
{extra}""")

w('list-shows-old-only','A list from an index that is filled once a night.','A list shows only what was there at the beginning.',"['listed-after-create']","['pages-complete', 'total-tells-truth', 'filter-tells-truth', 'sort-tells-truth', 'search-tells-truth']",'a resource that is created and listed',
"""    list: (sound) => sound.filter(({ seeded }) => seeded),""")
w('location-leads-astray','A template whose last part was never filled in.','The Location of what was created names something else.',"['location-names-the-resource']","['readable-after-create', 'written-is-read', 'gone-after-delete']",'a resource that is created and read',
"""    location: (sound) => sound.replace(/[^/]+$/, 'latest'),""")
w('date-of-change-goes-back','A clock that is read in one zone and written in another.','A change sets the date of change back by an hour.',"['timestamps-go-forward']","[]",'a resource that is changed and shows a date of change',
"""    changedMs: (sound) => sound - 3_600_000,""")
w('creation-date-moves','A column that every update touches.','The date of creation is that of the last change.',"['timestamps-go-forward']","['not-modified', 'etag-changes']",'a resource that is changed and shows a date of creation',
"""    changedMs: (sound) => sound + 3_600_000,
    body: (sound) => (isObject(sound) ? touched(sound) : sound),""","import { isObject } from '#lib/json-pointer.ts'\nimport type { JsonObject } from '#lib/json.ts'\nimport { dateOfLife } from '#lib/property-meaning.ts'\n","""
function touched(shown: JsonObject): JsonObject {
  const changed = Object.entries(shown).find(([name]) => dateOfLife(name) === 'updated')?.[1]
  return Object.fromEntries(
    Object.entries(shown).map(([name, value]) => [name, (dateOfLife(name) === 'created' ? changed : undefined) ?? value] as const),
  )
}
""")
w('keeps-orphans','A deletion that does not cascade, and a query that never asks for the parent.','What was made inside a resource is still found there when that is deleted.',"['children-gone-with-parent']","[]",'a resource that is deleted, with another one inside that is read',
"""    known: (sound, { isLast, deleted }) => sound ?? (isLast ? undefined : deleted()),""")
w('ignores-the-parent','A query by the last id of the path alone.','An item is found inside every parent.',"['child-under-its-parent-only']","[]",'a resource that is made and read inside of another',
"""    known: (sound, { elsewhere }) => sound ?? elsewhere(),""")
