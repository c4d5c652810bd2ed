/** Small documents: pets with pages, filters, scopes and counters for ids; boards with cards inside; letters in every kind of body; orders with every keyword. */
export const pets = `
openapi: 3.1.0
info: {title: Pets, version: '1'}
servers: [{url: 'http://pets.test'}]
security: [{bearer: [pets:read]}]
paths:
  /pets:
    get:
      operationId: listPets
      parameters:
        - {name: limit, in: query, schema: {type: integer, minimum: 1, maximum: 100, default: 50}}
        - {name: cursor, in: query, schema: {type: string}}
        - {name: kind, in: query, schema: {type: string, enum: [cat, dog, all]}}
      responses:
        '200': {description: ok, content: {application/json: {schema: {type: object, required: [data, has_more], properties: {data: {type: array, items: {$ref: '#/components/schemas/Pet'}}, has_more: {type: boolean}, next_cursor: {type: string}, total: {type: integer}}}}}}
        '400': {$ref: '#/components/responses/Problem'}
        '401': {$ref: '#/components/responses/Problem'}
    post:
      operationId: createPet
      security: [{bearer: [pets:write]}]
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/NewPet'}}}}
      responses:
        '201': {description: made, headers: {Location: {required: true, schema: {type: string, format: uri-reference}}, X-Trace: {required: true, schema: {type: integer, minimum: 3}}}, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
        '409': {$ref: '#/components/responses/Problem'}
        '422': {$ref: '#/components/responses/Problem'}
        '429': {description: slow down, headers: {Retry-After: {required: true, schema: {type: integer, minimum: 0}}}, content: {application/problem+json: {schema: {$ref: '#/components/schemas/Problem'}}}}
  /pets/mine:
    get:
      operationId: minePets
      responses: {'200': {description: ok, content: {application/json: {schema: {type: object, required: [count], properties: {count: {type: integer}}}}}}}
  /pets/{petId}:
    parameters: [{name: petId, in: path, required: true, schema: {type: integer, minimum: 10}}]
    get:
      operationId: readPet
      responses:
        '200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
        '404': {$ref: '#/components/responses/Problem'}
    put:
      operationId: replacePet
      security: [{bearer: [pets:write]}]
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/NewPet'}}}}
      responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}, '404': {$ref: '#/components/responses/Problem'}}
    patch:
      operationId: changePet
      security: [{bearer: [pets:write]}]
      requestBody: {required: true, content: {application/json: {schema: {type: object, properties: {name: {type: string, maxLength: 20}, tag: {type: [string, 'null']}, owner: {type: object, properties: {city: {type: string}, street: {type: string}}}}}}}}
      responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}, '404': {$ref: '#/components/responses/Problem'}}
    delete:
      operationId: deletePet
      security: [{bearer: [pets:write]}]
      responses: {'204': {description: gone}, '404': {$ref: '#/components/responses/Problem'}}
components:
  securitySchemes: {bearer: {type: http, scheme: bearer}}
  responses:
    Problem: {description: refused, content: {application/problem+json: {schema: {$ref: '#/components/schemas/Problem'}}}}
  schemas:
    Problem: {type: object, required: [title, status], additionalProperties: false, properties: {title: {type: string}, status: {type: integer}, detail: {type: string}}}
    NewPet:
      type: object
      required: [name]
      additionalProperties: false
      properties:
        name: {type: string, minLength: 1, maxLength: 20}
        kind: {type: string, enum: [cat, dog], default: cat}
        tag: {type: [string, 'null']}
        owner: {type: object, properties: {city: {type: string}, street: {type: string}}}
        secret: {type: string, writeOnly: true}
    Pet:
      type: object
      required: [id, name, kind, tag, nicknames, created_at, updated_at]
      properties:
        id: {type: integer}
        name: {type: string, minLength: 1}
        kind: {type: string, enum: [cat, dog]}
        tag: {type: [string, 'null']}
        note: {type: string}
        nicknames: {type: array, items: {type: string}}
        owner: {type: object, properties: {city: {type: string}, street: {type: string}}}
        secret: {type: string, writeOnly: true}
        has_secret: {type: boolean}
        created_at: {type: string, format: date-time}
        updated_at: {type: string, format: date-time}
`

const card =
  '{type: object, required: [id, title], properties: {id: {type: string, format: uuid}, boardId: {type: string}, title: {type: string}, done: {type: boolean}}}'
const refused =
  '{description: refused, content: {application/json: {schema: {type: object, required: [message], properties: {message: {type: string}}}}}}'

export const boards = `
openapi: 3.0.3
info: {title: Boards, version: '1'}
servers: [{url: 'http://boards.test'}]
security: [{key: [], basic: []}, {cookie: []}, {query: []}]
paths:
  /boards:
    get: {operationId: listBoards, responses: {'200': {description: ok, content: {application/json: {schema: {type: array, items: {type: object, required: [slug], properties: {slug: {type: string}, title: {type: string}}}}}}}}}
    post:
      operationId: createBoard
      requestBody: {required: true, content: {application/json: {schema: {type: object, required: [board], properties: {board: {type: object, required: [title], properties: {title: {type: string}}}}}}}}
      responses: {'201': {description: made, content: {application/json: {schema: {type: object, required: [board], properties: {board: {type: object, required: [slug, title], properties: {slug: {type: string, pattern: '^[a-z][a-z0-9-]+$'}, title: {type: string}}}}}}}}, '400': ${refused}}
  /boards/{slug}:
    get:
      operationId: readBoard
      parameters: [{name: slug, in: path, required: true, schema: {type: string}}]
      responses:
        '200': {description: ok, content: {application/json: {schema: {type: object, required: [board], properties: {board: {type: object, required: [slug, title, cards], properties: {slug: {type: string}, title: {type: string}, cards: {type: array, items: ${card}}}}}}}}}
        '403': ${refused}
  /boards/{slug}/cards:
    post:
      operationId: createCard
      parameters: [{name: slug, in: path, required: true, schema: {type: string}}]
      requestBody: {required: true, content: {application/json: {schema: {type: object, required: [title], properties: {title: {type: string}, done: {type: boolean, default: false}}}}}}
      responses: {'200': {description: ok, content: {application/json: {schema: ${card}}}}, '404': ${refused}}
  /boards/{slug}/cards/{cardId}:
    parameters: [{name: slug, in: path, required: true, schema: {type: string}}, {name: cardId, in: path, required: true, schema: {type: string, format: uuid}}]
    get: {operationId: readCard, responses: {'200': {description: ok, content: {application/json: {schema: ${card}}}}, '404': ${refused}}}
    delete: {operationId: deleteCard, responses: {'200': {description: gone, content: {application/json: {schema: {type: object, required: [id, message], properties: {id: {type: string}, message: {type: string, const: gone}}}}}}, '404': ${refused}}}
  /boards/{slug}/cards/{cardId}/finish:
    post:
      operationId: finishCard
      parameters: [{name: slug, in: path, required: true, schema: {type: string}}, {name: cardId, in: path, required: true, schema: {type: string, format: uuid}}]
      responses: {'200': {description: ok, content: {application/json: {schema: ${card}}}}, '404': ${refused}}
  /users/{userId}/settings:
    parameters: [{name: userId, in: path, required: true, schema: {type: string}}]
    get: {operationId: readSettings, responses: {'200': {description: ok, content: {application/json: {schema: {type: object, required: [theme], properties: {theme: {type: string}}}}}}, '404': ${refused}}}
    put:
      operationId: putSettings
      requestBody: {required: true, content: {application/json: {schema: {type: object, properties: {theme: {type: string}}}}}}
      responses: {'200': {description: ok, content: {application/json: {schema: {type: object, required: [theme], properties: {theme: {type: string}}}}}}}
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
    basic: {type: http, scheme: basic}
    cookie: {type: apiKey, in: cookie, name: session}
    query: {type: apiKey, in: query, name: access}
`

const letter = '{type: object, required: [id], properties: {id: {type: string, format: uuid}, subject: {type: string}}}'
const answered = `responses: {'201': {description: made, content: {application/json: {schema: ${letter}}}}, '400': ${refused}, '415': ${refused}}`

export const letters = `
openapi: 3.1.0
info: {title: Letters, version: '1'}
servers: [{url: 'http://letters.test'}]
security: [{bearer: []}]
paths:
  /letters:
    post:
      operationId: writeLetter
      requestBody:
        required: true
        content:
          application/x-www-form-urlencoded:
            schema: &letter
              type: object
              required: [subject, pages]
              additionalProperties: false
              properties:
                subject: {type: string, minLength: 2, maxLength: 30}
                pages: {type: integer, minimum: 1, maximum: 9}
                urgent: {type: boolean}
                stamp: {type: string, enum: [red, blue]}
                copies: {type: array, minItems: 2, maxItems: 3, uniqueItems: true, items: {type: string, maxLength: 12}}
                sender: {type: object, properties: {city: {type: string}}}
            encoding: {sender: {style: deepObject}}
          application/vnd.letters+json: {schema: *letter}
      ${answered}
  /parcels:
    post:
      operationId: sendParcel
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema:
              type: object
              required: [weight, content]
              properties:
                weight: {type: number, exclusiveMinimum: 0, maximum: 20}
                content: {type: string, format: binary}
                label: {type: object, required: [to], properties: {to: {type: string, maxLength: 20}, kind: {enum: [gift, sale]}}}
                tags: {type: array, maxItems: 2, items: {type: string}}
            encoding: {content: {contentType: 'image/png, image/jpeg'}}
      ${answered}
  /notes:
    post:
      operationId: leaveNote
      requestBody: {required: true, content: {text/plain: {schema: {type: string, minLength: 3, maxLength: 50}}}}
      ${answered}
  /scans:
    put:
      operationId: storeScan
      requestBody: {required: true, content: {application/octet-stream: {}, image/*: {schema: {type: string}}}}
      responses: {'204': {description: kept}, '415': ${refused}}
components:
  securitySchemes: {bearer: {type: http, scheme: bearer}}
`

export const orders = `
openapi: 3.1.0
info: {title: Orders, version: '1'}
paths:
  /orders:
    post:
      operationId: order
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [lines, payment]
              properties:
                lines: {type: array, minItems: 1, items: {type: object, required: [sku], properties: {sku: {type: string, maxLength: 8}, count: {type: integer, minimum: 1}}}}
                payment:
                  oneOf:
                    - {$ref: '#/components/schemas/Card'}
                    - {$ref: '#/components/schemas/Invoice'}
                  discriminator: {propertyName: kind, mapping: {card: '#/components/schemas/Card', invoice: '#/components/schemas/Invoice'}}
                contact: {anyOf: [{type: object, required: [mail], properties: {mail: {type: string, maxLength: 9}}, additionalProperties: false}, {type: object, required: [phone], properties: {phone: {type: string, minLength: 5}}, additionalProperties: false}]}
                labels: {type: object, additionalProperties: {type: string, maxLength: 5}, minProperties: 1, maxProperties: 3}
                codes: {type: object, additionalProperties: {type: integer}, propertyNames: {maxLength: 9}}
                flags: {type: object, patternProperties: {'^is[A-Z][a-z]$': {type: boolean}}, additionalProperties: false}
                box: {type: array, prefixItems: [{type: integer, minimum: 3}, {type: boolean}], items: false, minItems: 2}
                scores: {type: array, items: {type: integer}, contains: {minimum: 100}, minContains: 1, maxContains: 2}
                gift: {type: boolean}
                greeting: {type: string, not: {const: none}}
                delivery:
                  type: object
                  required: [way]
                  properties: {way: {enum: [post, pickup]}, street: {type: string}, house: {type: integer}}
                  if: {properties: {way: {const: post}}}
                  then: {required: [street]}
                  dependentRequired: {street: [house]}
                parts: {allOf: [{type: object, properties: {a: {type: integer, maximum: 4}}}, {required: [a]}]}
                sealed: {type: object, allOf: [{properties: {x: {type: string}}}], unevaluatedProperties: false}
      responses: {'201': {description: made, content: {application/json: {schema: {type: object, properties: {id: {type: integer}}}}}}, '400': {description: refused}, '415': {description: refused}}
components:
  schemas:
    Card: {type: object, required: [kind, number], properties: {kind: {const: card}, number: {type: string, minLength: 4}}}
    Invoice: {type: object, required: [kind, vat], properties: {kind: {const: invoice}, vat: {type: string, maxLength: 6}}}
`

/** A value that a server may stumble over. */
export const payments = `
openapi: 3.1.0
info: {title: Payments, version: '1'}
servers: [{url: 'http://localhost'}]
paths:
  /payments:
    post:
      operationId: pay
      requestBody: {required: true, content: {application/json: {schema: {type: object, required: [amount, name], properties: {amount: {type: integer, minimum: 1, maximum: 1000000}, name: {type: string, minLength: 8, maxLength: 40}}}}}}
      responses: {'204': {description: paid}, '400': {description: refused}}
`
