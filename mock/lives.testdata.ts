/** Shelves that are made, listed, replaced, changed and deleted, with books inside; and marks under names of the caller's choice. */
const json = (schema: string): string => `content: {application/json: {schema: ${schema}}}`
const refusal = `{description: refused, ${json('{type: object, required: [message], properties: {message: {type: string}}}')}}`
const ref = (name: string): string => `{$ref: '#/components/schemas/${name}'}`
const shows = (name: string): string => `'200': {description: ok, ${json(ref(name))}}, 4XX: ${refusal}`
const takes = (name: string): string => `requestBody: {required: true, ${json(ref(name))}}`
const id = (name: string): string => `{name: ${name}, in: path, required: true, schema: {type: string, minLength: 1}}`

export const shelves = `
openapi: 3.1.0
info: {title: Shelves, version: '1'}
servers: [{url: 'http://shelves.test'}]
security: [{bearer: []}]
paths:
  /shelves:
    get: {operationId: listShelves, responses: {'200': {description: ok, ${json('{type: array, items: {type: object, required: [id, label], properties: {id: {type: string}, label: {type: string}}}}')}}, 4XX: ${refusal}}}
    post: {operationId: createShelf, ${takes('NewShelf')}, responses: {'201': {description: made, headers: {Location: {required: true, schema: {type: string}}}, ${json(ref('Shelf'))}}, 4XX: ${refusal}}}
  /shelves/{shelfId}:
    parameters: [${id('shelfId')}]
    get: {operationId: readShelf, responses: {${shows('Shelf')}}}
    put: {operationId: replaceShelf, ${takes('NewShelf')}, responses: {${shows('Shelf')}}}
    patch: {operationId: changeShelf, ${takes('ShelfChange')}, responses: {${shows('Shelf')}}}
    delete: {operationId: deleteShelf, responses: {'204': {description: gone}, '404': ${refusal}, 4XX: ${refusal}}}
  /shelves/{shelfId}/card:
    parameters: [${id('shelfId')}]
    get: {operationId: readCard, parameters: [{name: sides, in: query, style: form, explode: false, schema: {type: array, items: {type: string, enum: [front, back]}}}], responses: {'200': {description: ok, ${json('{type: object, required: [label], properties: {label: {type: string}}}')}}, 4XX: ${refusal}}}
  /shelves/{shelfId}/books:
    parameters: [${id('shelfId')}]
    get: {operationId: listBooks, responses: {'200': {description: ok, ${json(`{type: array, items: ${ref('Book')}}`)}}, 4XX: ${refusal}}}
    post: {operationId: createBook, ${takes('NewBook')}, responses: {'201': {description: made, ${json(ref('Book'))}}, 4XX: ${refusal}}}
  /shelves/{shelfId}/books/{bookId}:
    parameters: [${id('shelfId')}, ${id('bookId')}]
    get: {operationId: readBook, responses: {${shows('Book')}}}
    delete: {operationId: deleteBook, responses: {'204': {description: gone}, 4XX: ${refusal}}}
  /marks/{mark}:
    parameters: [${id('mark')}]
    get: {operationId: readMark, responses: {${shows('Mark')}}}
    put: {operationId: putMark, ${takes('NewMark')}, responses: {${shows('Mark')}}}
    delete: {operationId: deleteMark, responses: {'204': {description: gone}, 4XX: ${refusal}}}
components:
  securitySchemes: {bearer: {type: http, scheme: bearer}}
  schemas:
    NewShelf:
      type: object
      additionalProperties: false
      required: [label]
      properties: &set
        label: {type: string, minLength: 1, maxLength: 60}
        note: {type: [string, 'null'], maxLength: 200}
        width: {type: integer, minimum: 1, maximum: 100000}
        colours: {type: array, maxItems: 5, items: {type: string}}
        plates: {type: array, maxItems: 8, items: {type: object, additionalProperties: false, required: [text], properties: {text: {type: string, minLength: 1, maxLength: 40}, row: {type: integer, minimum: 1, maximum: 90}}}}
        open: {type: boolean}
    ShelfChange: {type: object, additionalProperties: false, properties: *set}
    Shelf:
      type: object
      required: [id, label, created_at, updated_at]
      properties:
        <<: *set
        id: {type: string}
        created_at: {type: string, format: date-time}
        updated_at: {type: string, format: date-time}
    NewBook: {type: object, additionalProperties: false, required: [title], properties: {title: {type: string, minLength: 1, maxLength: 80}, pages: {type: integer, minimum: 1, maximum: 5000}}}
    Book: {type: object, required: [id, title], properties: {id: {type: string, format: uuid}, title: {type: string}, pages: {type: integer}}}
    NewMark: {type: object, additionalProperties: false, required: [text], properties: {text: {type: string, minLength: 1, maxLength: 80}, weight: {type: integer, minimum: 1, maximum: 9000}}}
    Mark: {type: object, required: [mark, text], properties: {mark: {type: string}, text: {type: string}, weight: {type: integer}}}
`
