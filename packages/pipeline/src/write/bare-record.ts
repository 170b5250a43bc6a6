/** Objects made by it inherit nothing, so that a column called `__proto__` is a key like any other. */
const BareRecord = function bareRecord() {} as unknown as new () => object
BareRecord.prototype = Object.create(null) as object

/** An empty record that inherits no keys. Unlike `Object.create(null)` it is as quick to fill, read and copy as a plain object. */
export function bareRecord<Value>(): Record<string, Value> {
  return new BareRecord() as Record<string, Value>
}
