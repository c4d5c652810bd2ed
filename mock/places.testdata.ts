/** Places on a map: numbers on both sides of 0, which neither their ends nor what is usual come to. */
export const places = `
openapi: 3.1.0
info: {title: Places, version: '1'}
paths:
  /places:
    get:
      operationId: findPlaces
      parameters:
        - {name: radius, in: query, schema: {type: integer, minimum: -1000000000, maximum: 1000000000}}
        - {name: steps, in: query, schema: {type: integer, minimum: -1000, maximum: 1000}}
      responses: {'200': {description: ok, content: {application/json: {schema: {type: array, items: {type: object}}}}}, '400': {description: bad}}
    post:
      operationId: addPlace
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [title, latitude, longitude]
              properties:
                title: {type: string, minLength: 1, maxLength: 60}
                latitude: {type: number, minimum: -90, maximum: 90}
                longitude: {type: number, minimum: -180, maximum: 180}
                height: {type: number}
                owner: {type: object, properties: {name: {type: string}, rank: {type: integer, minimum: -1000000, maximum: 1000000}}}
                open: {type: boolean}
      responses: {'201': {description: made, content: {application/json: {schema: {type: object}}}}, '400': {description: bad}}
`
