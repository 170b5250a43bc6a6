import type { DatabaseName } from '@recto/testing'

/** A type a key's column can have, with three values as SQL literals. */
export interface KeyType {
  readonly type: string
  readonly values: readonly [string, string, string]
  /** A statement that makes the type. */
  readonly setup?: string
}

const standard: readonly KeyType[] = [
  { type: 'integer', values: ['1', '2', '-3'] },
  { type: 'bigint', values: ['1', '9007199254740993', '-9007199254740995'] },
  { type: 'bigint', values: ['9223372036854775807', '-9223372036854775808', '9223372036854775806'] },
  { type: 'decimal(12,3)', values: ['1.5', '2', '-300.125'] },
  { type: 'char(5)', values: ["'abcde'", "'b'", "'ü/,%'"] },
  { type: 'varchar(40)', values: ["'a b'", "'b,c'", "'%2C?#ü'"] },
  { type: 'date', values: ["'2024-02-29'", "'1999-12-31'", "'2030-01-01'"] },
  { type: 'time', values: ["'10:00:00'", "'23:59:59'", "'00:00:01'"] },
]

/** Numbers of more digits than a JavaScript number keeps, on engines that keep them. */
const longNumbers: KeyType = {
  type: 'decimal(30,0)',
  values: ['999999999999999999999999999999', '-999999999999999999999999999999', '999999999999999999999999999998'],
}

const postgres: readonly KeyType[] = [
  ...standard,
  longNumbers,
  { type: 'numeric', values: ['999999999999999999999999999999.25', '0.000000000000000000000000000001', '-3'] },
  { type: 'integer', values: ['2147483647', '-2147483648', '0'] },
  { type: 'double precision', values: ['1.7976931348623157e308', '5e-324', '-1.7976931348623157e308'] },
  { type: 'real', values: ['3.4028235e38', '1e-45', '-3.4028235e38'] },
  { type: 'date', values: ["'5874897-12-31'", "'9999-12-31'", "'0001-01-01'"] },
  { type: 'smallint', values: ['1', '2', '3'] },
  { type: 'double precision', values: ['1.5', '0.1', '-3'] },
  { type: 'real', values: ['1.5', '0.25', '-3'] },
  { type: 'text', values: ["'a'", "'b'", "'c'"] },
  {
    type: 'uuid',
    values: ["'00000000-0000-4000-8000-00000000000a'", "'00000000-0000-4000-8000-00000000000b'", "'10000000-0000-4000-8000-00000000000c'"],
  },
  { type: 'bytea', values: ["'\\x80818283'", "'\\x00ff'", "'\\xfffe'"] },
  { type: 'time with time zone', values: ["'10:00:00+00'", "'11:00:00+00'", "'12:00:00+00'"] },
  { type: 'timestamp', values: ["'2024-02-29 10:00:00'", "'1999-12-31 23:59:59'", "'2030-01-01'"] },
  { type: 'timestamp with time zone', values: ["'2024-02-29 10:00:00.125+02'", "'1999-12-31 23:59:59Z'", "'2030-01-01Z'"] },
  { type: 'interval', values: ["'1 day'", "'02:00:00'", "'3 mons'"] },
  { type: 'macaddr', values: ["'08:00:2b:01:02:03'", "'08:00:2b:01:02:04'", "'08:00:2b:01:02:05'"] },
  { type: 'bit(8)', values: ["B'00000001'", "B'10000000'", "B'11111111'"] },
  { type: 'varbit(8)', values: ["B'1'", "B'10'", "B'111'"] },
  { type: 'oid', values: ['1', '2', '3'] },
  { type: 'name', values: ["'a'", "'b'", "'c'"] },
  { type: '"char"', values: ["'a'", "'b'", "'c'"] },
  { type: 'int4range', values: ["'[1,3)'", "'[3,9)'", "'[10,11)'"] },
  { type: 'mood', values: ["'sad'", "'ok'", "'so, so'"], setup: "CREATE TYPE mood AS ENUM ('sad', 'ok', 'so, so')" },
  { type: 'code', values: ["'a'", "'b'", "'c'"], setup: 'CREATE DOMAIN code AS varchar(10)' },
]

const mysql: readonly KeyType[] = [
  ...standard,
  longNumbers,
  { type: 'integer', values: ['2147483647', '-2147483648', '0'] },
  { type: 'bigint unsigned', values: ['18446744073709551614', '9223372036854775808', '9223372036854775807'] },
  { type: 'double', values: ['1.7976931348623157e308', '2.2250738585072014e-308', '-1.7976931348623157e308'] },
  { type: 'date', values: ["'9999-12-31'", "'1000-01-01'", "'2024-02-29'"] },
  { type: 'int unsigned', values: ['1', '2', '4294967295'] },
  { type: 'bigint unsigned', values: ['1', '2', '18446744073709551615'] },
  { type: 'int(6) zerofill', values: ['1', '2', '3'] },
  { type: 'tinyint', values: ['0', '1', '2'] },
  { type: 'double', values: ['1.5', '0.1', '-3'] },
  { type: 'year', values: ['2024', '1999', '2030'] },
  { type: 'varchar(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin', values: ["'a'", "'A'", "'ä'"] },
  { type: 'varchar(20) CHARACTER SET latin1', values: ["'a'", "'b'", "'ä'"] },
  {
    type: 'binary(16)',
    values: ["x'00112233445566778899aabbccddeeff'", "x'ff112233445566778899aabbccddee00'", "x'80112233445566778899aabbccddee80'"],
  },
  { type: 'varbinary(20)', values: ["x'80818283'", "x'00ff'", "x'fffe'"] },
  { type: 'datetime', values: ["'2024-02-29 10:00:00'", "'1999-12-31 23:59:59'", "'2030-01-01'"] },
  { type: 'timestamp', values: ["'2024-02-29 10:00:00'", "'1999-12-31 23:59:59'", "'2030-01-01'"] },
  { type: "enum('a','b','c,d')", values: ["'a'", "'b'", "'c,d'"] },
  { type: "set('a','b','c')", values: ["'a'", "'a,b'", "'c'"] },
]

const mariadb: readonly KeyType[] = [
  ...mysql,
  {
    type: 'uuid',
    values: ["'00000000-0000-4000-8000-00000000000a'", "'00000000-0000-4000-8000-00000000000b'", "'10000000-0000-4000-8000-00000000000c'"],
  },
  { type: 'inet6', values: ["'::1'", "'::2'", "'fe80::1'"] },
]

const sqlite: readonly KeyType[] = [
  ...standard,
  { type: 'integer', values: ['9223372036854775807', '-9223372036854775808', '9007199254740993'] },
  { type: 'real', values: ['1.7976931348623157e308', '5e-324', '-1.7976931348623157e308'] },
  { type: '', values: ["'a'", "'b'", "'c'"] },
  { type: 'numeric', values: ['1.5', '2', '3'] },
  { type: 'real', values: ['1.5', '0.1', '-3'] },
  {
    type: 'uuid',
    values: ["'00000000-0000-4000-8000-00000000000a'", "'00000000-0000-4000-8000-00000000000b'", "'10000000-0000-4000-8000-00000000000c'"],
  },
  { type: 'blob', values: ["x'80818283'", "x'00ff'", "x'fffe'"] },
  { type: 'datetime', values: ["'2024-02-29T10:00:00'", "'1999-12-31T23:59:59'", "'2030-01-01T00:00:00'"] },
  { type: 'timestamp', values: ["'2024-02-29T10:00:00.125Z'", "'1999-12-31T23:59:59.000Z'", "'2030-01-01T00:00:00.000Z'"] },
]

/** What a key's column can be, by engine. */
export const keyTypes: Partial<Record<DatabaseName, readonly KeyType[]>> = { sqlite, postgres, mysql, mariadb }
