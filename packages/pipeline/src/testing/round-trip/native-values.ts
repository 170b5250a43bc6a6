import type { DatabaseName } from '@recto/testing'

/** A column type as it stands in DDL, with constants of it. */
export interface NativeValues {
  readonly type: string
  readonly constants: readonly string[]
  /** Not values of the type, though a column may hold them: they may be refused, but nothing must change or fail. */
  readonly misfits: readonly string[]
}

/** What an engine's columns can hold, and the statements that must run before such columns can be made. */
export interface EngineValues {
  readonly setup: readonly string[]
  readonly types: readonly NativeValues[]
  /** The stored value as text that differs whenever the value differs; `v` is the column. */
  readonly exactText: string
}

function values(type: string, ...constants: readonly string[]): NativeValues {
  return { type, constants, misfits: [] }
}

function withMisfits(native: NativeValues, ...misfits: readonly string[]): NativeValues {
  return { ...native, misfits }
}

const postgres: EngineValues = {
  setup: [
    "CREATE TYPE mood AS ENUM ('so so', 'fine')",
    'CREATE DOMAIN short_text AS character varying(5)',
    'CREATE DOMAIN positive AS integer CHECK (VALUE > 0)',
    'CREATE TYPE pair AS (a integer, b text)',
  ],
  exactText: 'v::text',
  types: [
    values('smallint', '-32768', '7'),
    values('integer', '-2147483648', '12'),
    values('bigint', '9223372036854775807', '9007199254740993', '5'),
    withMisfits(values('numeric', '1.50', '123456789012345678901234567890.123456789'), "'NaN'"),
    values('numeric(20,6)', '12345678901234.123456', '0.000001'),
    values('real', '0.1', '16777216', '3.4e38'),
    values('double precision', '0.1', '1e300', '-2.5e-300'),
    values('money', '3.5', '-1234.56'),
    values('boolean', 'true', 'false'),
    // In a filter the word null is the value.
    withMisfits(values('text', "''", "'a,b'", "'ünï%_'", "'12'"), "'null'"),
    values('character varying(20)', "'abc'", "'true'"),
    values('character(5)', "'ab'"),
    values('name', "'n'"),
    values('"char"', "'x'"),
    values('bytea', "decode('00ff14', 'hex')", "decode('', 'hex')", "decode(repeat('ff', 100), 'hex')"),
    values('date', "'2024-02-29'", "'infinity'", "'-infinity'", "'0044-03-15 BC'", "'10000-01-01'"),
    values('time', "'10:20:30'", "'10:20:30.123456'", "'24:00:00'"),
    values('time(3)', "'10:20:30.12'"),
    values('time with time zone', "'13:00:00.5+02'", "'01:00:00+00'"),
    values('timestamp', "'2024-03-15 10:20:30'", "'2024-03-15 10:20:30.123456'", "'infinity'", "'0044-03-15 10:00 BC'", "'12024-01-01'"),
    values('timestamp(3)', "'2024-03-15 10:20:30.75'"),
    values(
      'timestamptz',
      "'2024-03-15 10:20:30+02'",
      "'2024-03-15 10:20:30.123456+02'",
      "'infinity'",
      "'-infinity'",
      "'0044-03-15 10:00+00 BC'",
      "'12024-01-01+00'",
    ),
    values('interval', "'1 day 2 hours'", "'-3 months 4.5 seconds'", "'1 year'"),
    values('uuid', "'6f1c8a4e-2d6f-4b8e-9f6d-1c2b3a4d5e6f'"),
    values('json', `'{"b":1,"a":[true]}'`, "'[1,2]'", `'{"a":1.5}'`),
    values('jsonb', `'{"b":1,"a":[true]}'`, "'[1,2]'"),
    values('xml', "'<a>1</a>'"),
    values('inet', "'10.0.0.1/8'", "'::1'"),
    values('cidr', "'10.0.0.0/8'"),
    values('macaddr', "'08:00:2b:01:02:03'"),
    values('bit(1)', "B'1'", "B'0'"),
    values('bit(4)', "B'1010'"),
    values('bit varying(8)', "B'10'"),
    values('point', "'(1,2)'"),
    values('box', "'((0,0),(1,1))'"),
    values('path', "'[(0,0),(1,1)]'"),
    values('int4range', "'[1,5)'", "'empty'"),
    values('tstzrange', "'[2024-01-01 00:00+00,)'"),
    values('int4multirange', "'{[1,3),[5,7)}'"),
    values('tsvector', "'a b'"),
    values('mood', "'so so'", "'fine'"),
    values('short_text', "'abc'"),
    values('positive', '4'),
    values('pair', 'ROW(1, \'x, "y"\')'),
    values('oid', '5', '4294967295'),
    values('integer[]', "'{1,NULL,3}'", "'{}'", "'{{1,2},{3,4}}'"),
    values('bigint[]', "'{9007199254740993}'"),
    values('text[]', `'{a,"b,c","",NULL,"NULL","q\\\\\\"uote"}'`),
    values('numeric(8,2)[]', "'{1.50,2}'"),
    values('boolean[]', "'{t,f}'"),
    values('uuid[]', "'{6f1c8a4e-2d6f-4b8e-9f6d-1c2b3a4d5e6f}'"),
    values('timestamptz[]', `'{"2024-03-15 10:20:30.123456+00"}'`),
    values('date[]', "'{2024-02-29}'"),
    values('bytea[]', "ARRAY[decode('00ff','hex')]"),
    values('jsonb[]', `ARRAY['{"a":1}'::jsonb]`),
    values('mood[]', "'{so so}'"),
    values('pair[]', "ARRAY[ROW(1,'x')::pair]"),
  ],
}

const sqlite: EngineValues = {
  setup: [],
  exactText: "CASE WHEN v IS NOT NULL THEN typeof(v) || ' ' || quote(v) END",
  types: [
    values('', "'a'", '5', '7.5', "'5'", "x'00ff'"),
    withMisfits(values('integer', '12', '-1', '13440472612515587', '9223372036854775807'), '1.5', "'abc'", "x'00ff'"),
    values('bigint', '9223372036854775807', '5'),
    withMisfits(values('numeric', '7.5', '5'), "'abc'"),
    values('decimal(20,6)', '12345678901234.123456', '0.000001', '12.5', "'99999999999999.999999'"),
    values('decimal(10,2)', '12.345', '5'),
    values('real', '0.1', '1e300', '5'),
    values('float', '0.1', '3'),
    values('double precision', '0.1'),
    values('boolean', '1', '0', "'true'", "'f'", '2'),
    withMisfits(values('text', "''", "'a,b'", "'12'", "'ünï%_'"), "x'00ff'"),
    values('varchar(20)', "'abc'", '5'),
    values('char(36)', "'6f1c8a4e-2d6f-4b8e-9f6d-1c2b3a4d5e6f'"),
    values('uuid', "'6F1C8A4E-2D6F-4B8E-9F6D-1C2B3A4D5E6F'", "'6f1c8a4e-2d6f-4b8e-9f6d-1c2b3a4d5e6f'"),
    withMisfits(values('blob', "x'00ff14'", "x''"), "'text in a blob'"),
    values('blob', "'only'", "'text'"),
    values('date', "'2024-02-29'", '1709200800000', "'2024-02-29 10:00:00'"),
    values('datetime', "'2024-02-29 10:00:00'", "'2024-02-29T10:00:00'", "'2024-02-29 10:00:00.123'", "'2024-02-29T10:00:00.123456'"),
    withMisfits(values('datetime', "'2024-02-29 10:00:00'"), "'soon'"),
    values('datetime', '1709200800', '1709200801'),
    values('datetime', '1709200800000', '1709200800123', '60000'),
    values('datetime', '2460369.75', '2460370.5'),
    values(
      'timestamp',
      "'2024-02-29 10:00:00'",
      "'2024-02-29T10:00:00.000Z'",
      "'2024-02-29T10:00:00+02:00'",
      "'2024-02-29 10:00:00.123456'",
    ),
    values('timestamp', '1709200800', '1709200801'),
    values('time', "'10:20:30'", "'10:20'", "'10:20:30.5'"),
    values('json', `'{"b":1,"a":[true]}'`, "'[1,2]'", "'no json'", `'{"a":1}'`),
    values('jsonb', "'x'"),
    values('any', '5', "'5'", "x'00'"),
    values('string', "'abc'"),
    values('tinyint', '3'),
    values('smallint unsigned', '3'),
    values('bit', '1', '0'),
    values('money', '3.5'),
    values('interval', "'1 day'"),
    values('year', '2024'),
    values('nvarchar(10)', "'ab'"),
    values('clob', "'long'"),
    values('made_up', "'abc'", '5', '7.5'),
  ],
}

const mysql: EngineValues = {
  setup: ["SET SESSION sql_mode = ''"],
  exactText: 'HEX(CONCAT(v))',
  types: [
    values('tinyint', '-128', '5'),
    values('tinyint(1)', '1', '0', '5'),
    values('tinyint unsigned', '255'),
    values('smallint', '-32768'),
    values('mediumint', '8388607'),
    values('int', '-2147483648', '12'),
    values('int unsigned', '4294967295'),
    values('int(6) zerofill', '12'),
    values('bigint', '-9223372036854775808', '9007199254740993'),
    values('bigint unsigned', '18446744073709551615', '5'),
    values('decimal(20,6)', '12345678901234.123456', '0.000001'),
    values('decimal(65,30)', '1.5'),
    values('float', '0.1', '16777216', '1.17549e-38'),
    values('float(7,4)', '999.0001'),
    values('double', '0.1', '1e300'),
    values('bit(1)', "b'1'", "b'0'"),
    values('bit(8)', "b'10100101'"),
    values('bit(64)', "b'1111111111111111111111111111111111111111111111111111111111111111'"),
    values('char(5)', "'ab'"),
    values('varchar(20)', "'abc'", "''", "'a,b'", "'12'"),
    values('varchar(20) CHARACTER SET latin1', "'abc'", "'é'"),
    values('varchar(20) COLLATE utf8mb4_bin', "'abc'"),
    values('text', "'long'"),
    values('tinytext', "'x'"),
    values('longtext', "'x'"),
    values('binary(4)', "x'00ff0000'"),
    values('varbinary(20)', "x'00ff14'", "x''"),
    values('blob', "x'00ff14'"),
    withMisfits(values('date', "'2024-02-29'", "'1000-01-01'"), "'0000-00-00'", "'2024-00-00'"),
    values('time', "'10:20:30'", "'838:59:59'", "'-10:20:30'"),
    values('time(6)', "'10:20:30.123456'", "'-100:00:00.5'"),
    withMisfits(values('datetime', "'2024-03-15 10:20:30'"), "'0000-00-00 00:00:00'", "'2024-00-15 10:00:00'"),
    values('datetime(3)', "'2024-03-15 10:20:30.75'"),
    values('datetime(6)', "'2024-03-15 10:20:30.123456'", "'2024-03-15 10:20:30'"),
    withMisfits(values('timestamp NULL', "'2024-03-15 10:20:30'"), "'0000-00-00 00:00:00'"),
    values('timestamp(6) NULL', "'2024-03-15 10:20:30.123456'", "'2024-03-15 10:20:30.75'"),
    values('year', '2024', '1901', '0'),
    values("enum('so so','fine')", "'so so'", "'fine'"),
    values("set('a','b','c')", "'a,c'", "''"),
    values('json', `'{"b":1,"a":[true]}'`, "'[1,2]'", `'{"a":1.5}'`),
    values('geometry', "ST_GeomFromText('POINT(1 2)')"),
    values('point', "ST_GeomFromText('POINT(7.5 51.123456789012)')"),
    values('polygon', "ST_GeomFromText('POLYGON((0 0,0 10,10 10,0 0))')"),
    values('geometrycollection', "ST_GeomFromText('GEOMETRYCOLLECTION(POINT(1 2))')"),
  ],
}

const mysqlOnly: readonly NativeValues[] = [
  values('point SRID 4326', "ST_GeomFromText('POINT(51 7)', 4326)"),
  values('polygon SRID 3857', "ST_GeomFromText('POLYGON((0 0,0 1000,1000 1000,0 0))', 3857)"),
]

const mariadbOnly: readonly NativeValues[] = [
  values('uuid', "'6f1c8a4e-2d6f-4b8e-9f6d-1c2b3a4d5e6f'"),
  values('inet6', "'::1'", "'10.0.0.1'"),
  values('point REF_SYSTEM_ID=3857', "ST_GeomFromText('POINT(100 200)', 3857)"),
]

/** By engine; of the others no server is at hand. */
export const engineValues: Partial<Record<DatabaseName, EngineValues>> = {
  postgres,
  sqlite,
  mysql: { ...mysql, types: [...mysql.types, ...mysqlOnly] },
  mariadb: { ...mysql, types: [...mysql.types, ...mariadbOnly] },
}
