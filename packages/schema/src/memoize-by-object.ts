/**
 * Gives the value of an object, computed once for each. For immutable objects, whose value cannot change; it is released with its
 * object.
 */
export function memoizeByObject<Key extends object, Value extends {}>(compute: (key: Key) => Value): (key: Key) => Value {
  const values = new WeakMap<Key, Value>()
  return (key) => {
    const known = values.get(key)
    if (known !== undefined) return known
    const value = compute(key)
    values.set(key, value)
    return value
  }
}
