import { errorBody, errorStatus, RectoError, toRectoError, validationError } from '@recto/errors'

const refused = new RectoError('INVALID_QUERY', { extensions: { reason: '"limit" must be a number' } })
console.log(errorStatus(refused), JSON.stringify(errorBody(refused)))

const invalid = validationError([
  { field: 'title', path: [], type: 'required' },
  { field: 'name', path: ['author'], type: 'neq', invalid: 'Anonymous' },
])
console.log(errorBody(invalid).errors.map((entry) => entry.message))

const unforeseen = toRectoError(new Error('connection reset'))
console.log(unforeseen.code, unforeseen.message, unforeseen.cause)
