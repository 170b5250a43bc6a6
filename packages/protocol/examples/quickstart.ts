import { functionsOf, operatorsOf, toSystemName } from '@recto/protocol'

console.log([...operatorsOf('uuid')])
console.log([...functionsOf('date')])
console.log(toSystemName('recto_users'))
