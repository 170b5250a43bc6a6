-- make a collection with a counted key
CREATE TABLE "books" ("id" serial NOT NULL, PRIMARY KEY ("id"));

-- make a collection with a long counted key
CREATE TABLE "books" ("id" bigserial NOT NULL, PRIMARY KEY ("id"));

-- make a collection with a uuid
CREATE TABLE "books" ("id" uuid NOT NULL, PRIMARY KEY ("id"));

-- make a collection with a text as key
CREATE TABLE "books" ("id" character varying(20) NOT NULL, PRIMARY KEY ("id"));

-- make a collection with a composite key
CREATE TABLE "books" ("one" integer NOT NULL, "two" integer NOT NULL, PRIMARY KEY ("one", "two"));

-- rename a collection
ALTER TABLE "books" RENAME TO "works";

-- delete a collection
DROP TABLE "books";

-- make a field: bigInteger
ALTER TABLE "books" ADD COLUMN "field" bigint;

-- make a field: binary
ALTER TABLE "books" ADD COLUMN "field" bytea;

-- make a field: boolean
ALTER TABLE "books" ADD COLUMN "field" boolean;

-- make a field: csv
ALTER TABLE "books" ADD COLUMN "field" text;

-- make a field: date
ALTER TABLE "books" ADD COLUMN "field" date;

-- make a field: dateTime
ALTER TABLE "books" ADD COLUMN "field" timestamp without time zone;

-- make a field: decimal
ALTER TABLE "books" ADD COLUMN "field" numeric(10, 5);

-- make a field: float
ALTER TABLE "books" ADD COLUMN "field" real;

-- make a field: geometry
ALTER TABLE "books" ADD COLUMN "field" geometry(geometry, 4326);

-- make a field: geometry.LineString
ALTER TABLE "books" ADD COLUMN "field" geometry(LineString, 4326);

-- make a field: geometry.MultiLineString
ALTER TABLE "books" ADD COLUMN "field" geometry(MultiLineString, 4326);

-- make a field: geometry.MultiPoint
ALTER TABLE "books" ADD COLUMN "field" geometry(MultiPoint, 4326);

-- make a field: geometry.MultiPolygon
ALTER TABLE "books" ADD COLUMN "field" geometry(MultiPolygon, 4326);

-- make a field: geometry.Point
ALTER TABLE "books" ADD COLUMN "field" geometry(Point, 4326);

-- make a field: geometry.Polygon
ALTER TABLE "books" ADD COLUMN "field" geometry(Polygon, 4326);

-- make a field: hash
ALTER TABLE "books" ADD COLUMN "field" character varying(255);

-- make a field: integer
ALTER TABLE "books" ADD COLUMN "field" integer;

-- make a field: json
ALTER TABLE "books" ADD COLUMN "field" json;

-- make a field: string
ALTER TABLE "books" ADD COLUMN "field" character varying(255);

-- make a field: text
ALTER TABLE "books" ADD COLUMN "field" text;

-- make a field: time
ALTER TABLE "books" ADD COLUMN "field" time without time zone;

-- make a field: timestamp
ALTER TABLE "books" ADD COLUMN "field" timestamp with time zone;

-- make a field: uuid
ALTER TABLE "books" ADD COLUMN "field" uuid;

-- make a field that is required
ALTER TABLE "books" ADD COLUMN "field" character varying(40) NOT NULL DEFAULT '';

-- make a field that is filled
ALTER TABLE "books" ADD COLUMN "field" uuid DEFAULT gen_random_uuid();
ALTER TABLE "books" ADD COLUMN "made" timestamp with time zone DEFAULT CURRENT_TIMESTAMP;

-- make a field with a comment
ALTER TABLE "books" ADD COLUMN "field" text;
COMMENT ON COLUMN "books"."field" IS 'it''s';

-- require a field: bigInteger
ALTER TABLE "books" ALTER COLUMN "field" SET NOT NULL;

-- require a field: binary
ALTER TABLE "books" ALTER COLUMN "field" SET NOT NULL;

-- require a field: boolean
ALTER TABLE "books" ALTER COLUMN "field" SET NOT NULL;

-- require a field: csv
ALTER TABLE "books" ALTER COLUMN "field" SET NOT NULL;

-- require a field: date
ALTER TABLE "books" ALTER COLUMN "field" SET NOT NULL;

-- require a field: dateTime
ALTER TABLE "books" ALTER COLUMN "field" SET NOT NULL;

-- require a field: decimal
ALTER TABLE "books" ALTER COLUMN "field" SET NOT NULL;

-- require a field: float
ALTER TABLE "books" ALTER COLUMN "field" SET NOT NULL;

-- require a field: geometry
ALTER TABLE "books" ALTER COLUMN "field" SET NOT NULL;

-- require a field: geometry.LineString
ALTER TABLE "books" ALTER COLUMN "field" SET NOT NULL;

-- require a field: geometry.MultiLineString
ALTER TABLE "books" ALTER COLUMN "field" SET NOT NULL;

-- require a field: geometry.MultiPoint
ALTER TABLE "books" ALTER COLUMN "field" SET NOT NULL;

-- require a field: geometry.MultiPolygon
ALTER TABLE "books" ALTER COLUMN "field" SET NOT NULL;

-- require a field: geometry.Point
ALTER TABLE "books" ALTER COLUMN "field" SET NOT NULL;

-- require a field: geometry.Polygon
ALTER TABLE "books" ALTER COLUMN "field" SET NOT NULL;

-- require a field: hash
ALTER TABLE "books" ALTER COLUMN "field" SET NOT NULL;

-- require a field: integer
ALTER TABLE "books" ALTER COLUMN "field" SET NOT NULL;

-- require a field: json
ALTER TABLE "books" ALTER COLUMN "field" SET NOT NULL;

-- require a field: string
ALTER TABLE "books" ALTER COLUMN "field" SET NOT NULL;

-- require a field: text
ALTER TABLE "books" ALTER COLUMN "field" SET NOT NULL;

-- require a field: time
ALTER TABLE "books" ALTER COLUMN "field" SET NOT NULL;

-- require a field: timestamp
ALTER TABLE "books" ALTER COLUMN "field" SET NOT NULL;

-- require a field: uuid
ALTER TABLE "books" ALTER COLUMN "field" SET NOT NULL;

-- free a field: bigInteger
ALTER TABLE "books" ALTER COLUMN "field" DROP NOT NULL;

-- free a field: binary
ALTER TABLE "books" ALTER COLUMN "field" DROP NOT NULL;

-- free a field: boolean
ALTER TABLE "books" ALTER COLUMN "field" DROP NOT NULL;

-- free a field: csv
ALTER TABLE "books" ALTER COLUMN "field" DROP NOT NULL;

-- free a field: date
ALTER TABLE "books" ALTER COLUMN "field" DROP NOT NULL;

-- free a field: dateTime
ALTER TABLE "books" ALTER COLUMN "field" DROP NOT NULL;

-- free a field: decimal
ALTER TABLE "books" ALTER COLUMN "field" DROP NOT NULL;

-- free a field: float
ALTER TABLE "books" ALTER COLUMN "field" DROP NOT NULL;

-- free a field: geometry
ALTER TABLE "books" ALTER COLUMN "field" DROP NOT NULL;

-- free a field: geometry.LineString
ALTER TABLE "books" ALTER COLUMN "field" DROP NOT NULL;

-- free a field: geometry.MultiLineString
ALTER TABLE "books" ALTER COLUMN "field" DROP NOT NULL;

-- free a field: geometry.MultiPoint
ALTER TABLE "books" ALTER COLUMN "field" DROP NOT NULL;

-- free a field: geometry.MultiPolygon
ALTER TABLE "books" ALTER COLUMN "field" DROP NOT NULL;

-- free a field: geometry.Point
ALTER TABLE "books" ALTER COLUMN "field" DROP NOT NULL;

-- free a field: geometry.Polygon
ALTER TABLE "books" ALTER COLUMN "field" DROP NOT NULL;

-- free a field: hash
ALTER TABLE "books" ALTER COLUMN "field" DROP NOT NULL;

-- free a field: integer
ALTER TABLE "books" ALTER COLUMN "field" DROP NOT NULL;

-- free a field: json
ALTER TABLE "books" ALTER COLUMN "field" DROP NOT NULL;

-- free a field: string
ALTER TABLE "books" ALTER COLUMN "field" DROP NOT NULL;

-- free a field: text
ALTER TABLE "books" ALTER COLUMN "field" DROP NOT NULL;

-- free a field: time
ALTER TABLE "books" ALTER COLUMN "field" DROP NOT NULL;

-- free a field: timestamp
ALTER TABLE "books" ALTER COLUMN "field" DROP NOT NULL;

-- free a field: uuid
ALTER TABLE "books" ALTER COLUMN "field" DROP NOT NULL;

-- give a field a default and take it away: bigInteger
ALTER TABLE "books" ALTER COLUMN "field" DROP DEFAULT;
ALTER TABLE "books" ALTER COLUMN "field" SET DEFAULT 8;
ALTER TABLE "books" ALTER COLUMN "field" DROP DEFAULT;

-- give a field a default and take it away: boolean
ALTER TABLE "books" ALTER COLUMN "field" DROP DEFAULT;
ALTER TABLE "books" ALTER COLUMN "field" SET DEFAULT TRUE;
ALTER TABLE "books" ALTER COLUMN "field" DROP DEFAULT;

-- give a field a default and take it away: date
ALTER TABLE "books" ALTER COLUMN "field" DROP DEFAULT;
ALTER TABLE "books" ALTER COLUMN "field" SET DEFAULT '2026-01-02';
ALTER TABLE "books" ALTER COLUMN "field" DROP DEFAULT;

-- give a field a default and take it away: dateTime
ALTER TABLE "books" ALTER COLUMN "field" DROP DEFAULT;
ALTER TABLE "books" ALTER COLUMN "field" SET DEFAULT '2026-01-02 03:04:05';
ALTER TABLE "books" ALTER COLUMN "field" DROP DEFAULT;

-- give a field a default and take it away: decimal
ALTER TABLE "books" ALTER COLUMN "field" DROP DEFAULT;
ALTER TABLE "books" ALTER COLUMN "field" SET DEFAULT 1.5;
ALTER TABLE "books" ALTER COLUMN "field" DROP DEFAULT;

-- give a field a default and take it away: float
ALTER TABLE "books" ALTER COLUMN "field" DROP DEFAULT;
ALTER TABLE "books" ALTER COLUMN "field" SET DEFAULT 0.5;
ALTER TABLE "books" ALTER COLUMN "field" DROP DEFAULT;

-- give a field a default and take it away: hash
ALTER TABLE "books" ALTER COLUMN "field" DROP DEFAULT;
ALTER TABLE "books" ALTER COLUMN "field" SET DEFAULT 'none';
ALTER TABLE "books" ALTER COLUMN "field" DROP DEFAULT;

-- give a field a default and take it away: integer
ALTER TABLE "books" ALTER COLUMN "field" DROP DEFAULT;
ALTER TABLE "books" ALTER COLUMN "field" SET DEFAULT 7;
ALTER TABLE "books" ALTER COLUMN "field" DROP DEFAULT;

-- give a field a default and take it away: string
ALTER TABLE "books" ALTER COLUMN "field" DROP DEFAULT;
ALTER TABLE "books" ALTER COLUMN "field" SET DEFAULT 'it''s';
ALTER TABLE "books" ALTER COLUMN "field" DROP DEFAULT;

-- give a field a default and take it away: time
ALTER TABLE "books" ALTER COLUMN "field" DROP DEFAULT;
ALTER TABLE "books" ALTER COLUMN "field" SET DEFAULT '01:02:03';
ALTER TABLE "books" ALTER COLUMN "field" DROP DEFAULT;

-- give a field a default and take it away: uuid
ALTER TABLE "books" ALTER COLUMN "field" DROP DEFAULT;
ALTER TABLE "books" ALTER COLUMN "field" SET DEFAULT '3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10';
ALTER TABLE "books" ALTER COLUMN "field" DROP DEFAULT;

-- lengthen a field
ALTER TABLE "books" ALTER COLUMN "field" TYPE character varying(40) USING ("field"::character varying(40));

-- widen a number
ALTER TABLE "books" ALTER COLUMN "field" TYPE numeric(12, 4) USING ("field"::numeric(12, 4));

-- change a type: string to text
ALTER TABLE "books" ALTER COLUMN "field" TYPE text USING ("field"::text);

-- change a type: text to string
ALTER TABLE "books" ALTER COLUMN "field" TYPE character varying(255) USING ("field"::character varying(255));

-- change a type: string to integer
ALTER TABLE "books" ALTER COLUMN "field" TYPE integer USING ("field"::integer);

-- change a type: integer to bigInteger
ALTER TABLE "books" ALTER COLUMN "field" TYPE bigint USING ("field"::bigint);

-- change a type: integer to string
ALTER TABLE "books" ALTER COLUMN "field" TYPE character varying(255) USING ("field"::character varying(255));

-- change a type: decimal to float
ALTER TABLE "books" ALTER COLUMN "field" TYPE real USING ("field"::real);

-- change a type: float to decimal
ALTER TABLE "books" ALTER COLUMN "field" TYPE numeric(10, 5) USING ("field"::numeric(10, 5));

-- change a type: date to dateTime
ALTER TABLE "books" ALTER COLUMN "field" TYPE timestamp without time zone USING ("field"::timestamp without time zone);

-- change a type: dateTime to timestamp
ALTER TABLE "books" ALTER COLUMN "field" TYPE timestamp with time zone USING ("field"::timestamp with time zone);

-- change a type: timestamp to dateTime
ALTER TABLE "books" ALTER COLUMN "field" TYPE timestamp without time zone USING ("field"::timestamp without time zone);

-- change a type: time to string
ALTER TABLE "books" ALTER COLUMN "field" TYPE character varying(255) USING ("field"::character varying(255));

-- change a type: json to text
ALTER TABLE "books" ALTER COLUMN "field" TYPE text USING ("field"::text);

-- change a type: uuid to string
ALTER TABLE "books" ALTER COLUMN "field" TYPE character varying(255) USING ("field"::character varying(255));

-- change a type: boolean to integer
ALTER TABLE "books" ALTER COLUMN "field" TYPE integer USING ("field"::integer);

-- comment on a field
COMMENT ON COLUMN "books"."field" IS 'it''s';
COMMENT ON COLUMN "books"."field" IS NULL;

-- rename a field
ALTER TABLE "books" RENAME COLUMN "field" TO "other";

-- delete a field
ALTER TABLE "books" DROP COLUMN "field";

-- make a field unique, and not
CREATE UNIQUE INDEX "books_field_unique" ON "books" ("field");
DROP INDEX IF EXISTS "books"@"books_field_unique" CASCADE;

-- index a field, and not
CREATE INDEX "books_field_index" ON "books" ("field");
DROP INDEX IF EXISTS "books"@"books_field_index";

-- index a field while it is written
CREATE INDEX "books_field_index" ON "books" ("field");
CREATE UNIQUE INDEX "books_field_unique" ON "books" ("field");

-- make a relation
ALTER TABLE "books" ADD CONSTRAINT "books_author_foreign" FOREIGN KEY ("author") REFERENCES "authors" ("id") ON DELETE SET NULL;

-- change a relation
ALTER TABLE "books" DROP CONSTRAINT "books_author_foreign";
ALTER TABLE "books" ADD CONSTRAINT "books_author_foreign" FOREIGN KEY ("author") REFERENCES "authors" ("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- make a relation over several fields
ALTER TABLE "books" ADD CONSTRAINT "books_publisher_author_foreign" FOREIGN KEY ("publisher", "author") REFERENCES "authors" ("publisher", "author") ON DELETE NO ACTION;

-- delete a relation
ALTER TABLE "books" DROP CONSTRAINT "books_author_foreign";
