-- make a collection with a counted key
CREATE TABLE [books] ([id] int IDENTITY(1,1) NOT NULL, CONSTRAINT [books_pk] PRIMARY KEY ([id]));

-- make a collection with a long counted key
CREATE TABLE [books] ([id] bigint IDENTITY(1,1) NOT NULL, CONSTRAINT [books_pk] PRIMARY KEY ([id]));

-- make a collection with a uuid
CREATE TABLE [books] ([id] uniqueidentifier NOT NULL, CONSTRAINT [books_pk] PRIMARY KEY ([id]));

-- make a collection with a text as key
CREATE TABLE [books] ([id] nvarchar(20) NOT NULL, CONSTRAINT [books_pk] PRIMARY KEY ([id]));

-- make a collection with a composite key
CREATE TABLE [books] ([one] int NOT NULL, [two] int NOT NULL, CONSTRAINT [books_pk] PRIMARY KEY ([one], [two]));

-- rename a collection
EXEC sp_rename N'[books]', N'works';

-- delete a collection
DROP TABLE [books];

-- make a field: bigInteger
ALTER TABLE [books] ADD [field] bigint NULL;

-- make a field: binary
ALTER TABLE [books] ADD [field] varbinary(max) NULL;

-- make a field: boolean
ALTER TABLE [books] ADD [field] bit NULL;

-- make a field: csv
ALTER TABLE [books] ADD [field] nvarchar(max) NULL;

-- make a field: date
ALTER TABLE [books] ADD [field] date NULL;

-- make a field: dateTime
ALTER TABLE [books] ADD [field] datetime2 NULL;

-- make a field: decimal
ALTER TABLE [books] ADD [field] decimal(10,5) NULL;

-- make a field: float
ALTER TABLE [books] ADD [field] float NULL;

-- make a field: geometry
ALTER TABLE [books] ADD [field] geometry NULL;

-- make a field: geometry.LineString
ALTER TABLE [books] ADD [field] geometry NULL;

-- make a field: geometry.MultiLineString
ALTER TABLE [books] ADD [field] geometry NULL;

-- make a field: geometry.MultiPoint
ALTER TABLE [books] ADD [field] geometry NULL;

-- make a field: geometry.MultiPolygon
ALTER TABLE [books] ADD [field] geometry NULL;

-- make a field: geometry.Point
ALTER TABLE [books] ADD [field] geometry NULL;

-- make a field: geometry.Polygon
ALTER TABLE [books] ADD [field] geometry NULL;

-- make a field: hash
ALTER TABLE [books] ADD [field] nvarchar(255) NULL;

-- make a field: integer
ALTER TABLE [books] ADD [field] int NULL;

-- make a field: json
ALTER TABLE [books] ADD [field] nvarchar(max) NULL;

-- make a field: string
ALTER TABLE [books] ADD [field] nvarchar(255) NULL;

-- make a field: text
ALTER TABLE [books] ADD [field] nvarchar(max) NULL;

-- make a field: time
ALTER TABLE [books] ADD [field] time NULL;

-- make a field: timestamp
ALTER TABLE [books] ADD [field] datetimeoffset NULL;

-- make a field: uuid
ALTER TABLE [books] ADD [field] uniqueidentifier NULL;

-- make a field that is required
ALTER TABLE [books] ADD [field] nvarchar(40) NOT NULL DEFAULT N'';

-- make a field that is filled
ALTER TABLE [books] ADD [field] uniqueidentifier NULL DEFAULT NEWID();
ALTER TABLE [books] ADD [made] datetimeoffset NULL DEFAULT SYSUTCDATETIME();

-- make a field with a comment
ALTER TABLE [books] ADD [field] nvarchar(max) NULL;
DECLARE @schema sysname = SCHEMA_NAME(); IF EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND name = N'MS_Description' AND major_id = OBJECT_ID(N'[books]') AND minor_id = COLUMNPROPERTY(OBJECT_ID(N'[books]'), N'field', 'ColumnId')) EXEC sp_dropextendedproperty @name = N'MS_Description', @level0type = N'SCHEMA', @level0name = @schema, @level1type = N'TABLE', @level1name = N'books', @level2type = N'COLUMN', @level2name = N'field'; EXEC sp_addextendedproperty @name = N'MS_Description', @value = N'it''s', @level0type = N'SCHEMA', @level0name = @schema, @level1type = N'TABLE', @level1name = N'books', @level2type = N'COLUMN', @level2name = N'field';

-- require a field: bigInteger
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] bigint NOT NULL;

-- require a field: binary
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] varbinary(max) NOT NULL;

-- require a field: boolean
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] bit NOT NULL;

-- require a field: csv
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] nvarchar(max) NOT NULL;

-- require a field: date
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] date NOT NULL;

-- require a field: dateTime
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] datetime2 NOT NULL;

-- require a field: decimal
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] decimal(10,5) NOT NULL;

-- require a field: float
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] float NOT NULL;

-- require a field: geometry
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] geometry NOT NULL;

-- require a field: geometry.LineString
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] geometry NOT NULL;

-- require a field: geometry.MultiLineString
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] geometry NOT NULL;

-- require a field: geometry.MultiPoint
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] geometry NOT NULL;

-- require a field: geometry.MultiPolygon
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] geometry NOT NULL;

-- require a field: geometry.Point
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] geometry NOT NULL;

-- require a field: geometry.Polygon
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] geometry NOT NULL;

-- require a field: hash
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] nvarchar(255) NOT NULL;

-- require a field: integer
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] int NOT NULL;

-- require a field: json
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] nvarchar(max) NOT NULL;

-- require a field: string
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] nvarchar(255) NOT NULL;

-- require a field: text
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] nvarchar(max) NOT NULL;

-- require a field: time
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] time NOT NULL;

-- require a field: timestamp
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] datetimeoffset NOT NULL;

-- require a field: uuid
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] uniqueidentifier NOT NULL;

-- free a field: bigInteger
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] bigint NULL;

-- free a field: binary
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] varbinary(max) NULL;

-- free a field: boolean
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] bit NULL;

-- free a field: csv
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] nvarchar(max) NULL;

-- free a field: date
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] date NULL;

-- free a field: dateTime
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] datetime2 NULL;

-- free a field: decimal
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] decimal(10,5) NULL;

-- free a field: float
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] float NULL;

-- free a field: geometry
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] geometry NULL;

-- free a field: geometry.LineString
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] geometry NULL;

-- free a field: geometry.MultiLineString
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] geometry NULL;

-- free a field: geometry.MultiPoint
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] geometry NULL;

-- free a field: geometry.MultiPolygon
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] geometry NULL;

-- free a field: geometry.Point
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] geometry NULL;

-- free a field: geometry.Polygon
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] geometry NULL;

-- free a field: hash
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] nvarchar(255) NULL;

-- free a field: integer
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] int NULL;

-- free a field: json
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] nvarchar(max) NULL;

-- free a field: string
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] nvarchar(255) NULL;

-- free a field: text
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] nvarchar(max) NULL;

-- free a field: time
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] time NULL;

-- free a field: timestamp
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] datetimeoffset NULL;

-- free a field: uuid
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] uniqueidentifier NULL;

-- give a field a default and take it away: bigInteger
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] bigint NULL;
ALTER TABLE [books] ADD DEFAULT 8 FOR [field];
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] bigint NULL;

-- give a field a default and take it away: boolean
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] bit NULL;
ALTER TABLE [books] ADD DEFAULT 1 FOR [field];
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] bit NULL;

-- give a field a default and take it away: date
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] date NULL;
ALTER TABLE [books] ADD DEFAULT N'2026-01-02' FOR [field];
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] date NULL;

-- give a field a default and take it away: dateTime
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] datetime2 NULL;
ALTER TABLE [books] ADD DEFAULT N'2026-01-02 03:04:05' FOR [field];
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] datetime2 NULL;

-- give a field a default and take it away: decimal
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] decimal(10,5) NULL;
ALTER TABLE [books] ADD DEFAULT 1.5 FOR [field];
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] decimal(10,5) NULL;

-- give a field a default and take it away: float
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] float NULL;
ALTER TABLE [books] ADD DEFAULT 0.5 FOR [field];
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] float NULL;

-- give a field a default and take it away: hash
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] nvarchar(255) NULL;
ALTER TABLE [books] ADD DEFAULT N'none' FOR [field];
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] nvarchar(255) NULL;

-- give a field a default and take it away: integer
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] int NULL;
ALTER TABLE [books] ADD DEFAULT 7 FOR [field];
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] int NULL;

-- give a field a default and take it away: string
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] nvarchar(255) NULL;
ALTER TABLE [books] ADD DEFAULT N'it''s' FOR [field];
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] nvarchar(255) NULL;

-- give a field a default and take it away: time
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] time NULL;
ALTER TABLE [books] ADD DEFAULT N'01:02:03' FOR [field];
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] time NULL;

-- give a field a default and take it away: uuid
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] uniqueidentifier NULL;
ALTER TABLE [books] ADD DEFAULT N'3f0b8f66-8c1e-4b5a-9d43-2f1c5a5e8a10' FOR [field];
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] uniqueidentifier NULL;

-- lengthen a field
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] nvarchar(40) NULL;

-- widen a number
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] decimal(12,4) NULL;

-- change a type: string to text
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] nvarchar(max) NULL;

-- change a type: text to string
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] nvarchar(255) NULL;

-- change a type: string to integer
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] int NULL;

-- change a type: integer to bigInteger
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] bigint NULL;

-- change a type: integer to string
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] nvarchar(255) NULL;

-- change a type: decimal to float
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] float NULL;

-- change a type: float to decimal
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] decimal(10,5) NULL;

-- change a type: date to dateTime
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] datetime2 NULL;

-- change a type: dateTime to timestamp
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] datetimeoffset NULL;

-- change a type: timestamp to dateTime
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] datetime2 NULL;

-- change a type: time to string
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] nvarchar(255) NULL;

-- change a type: json to text
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] nvarchar(max) NULL;

-- change a type: uuid to string
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] nvarchar(255) NULL;

-- change a type: boolean to integer
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] int NULL;

-- comment on a field
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] nvarchar(255) NULL;
DECLARE @schema sysname = SCHEMA_NAME(); IF EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND name = N'MS_Description' AND major_id = OBJECT_ID(N'[books]') AND minor_id = COLUMNPROPERTY(OBJECT_ID(N'[books]'), N'field', 'ColumnId')) EXEC sp_dropextendedproperty @name = N'MS_Description', @level0type = N'SCHEMA', @level0name = @schema, @level1type = N'TABLE', @level1name = N'books', @level2type = N'COLUMN', @level2name = N'field'; EXEC sp_addextendedproperty @name = N'MS_Description', @value = N'it''s', @level0type = N'SCHEMA', @level0name = @schema, @level1type = N'TABLE', @level1name = N'books', @level2type = N'COLUMN', @level2name = N'field';
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] ALTER COLUMN [field] nvarchar(255) NULL;
DECLARE @schema sysname = SCHEMA_NAME(); IF EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND name = N'MS_Description' AND major_id = OBJECT_ID(N'[books]') AND minor_id = COLUMNPROPERTY(OBJECT_ID(N'[books]'), N'field', 'ColumnId')) EXEC sp_dropextendedproperty @name = N'MS_Description', @level0type = N'SCHEMA', @level0name = @schema, @level1type = N'TABLE', @level1name = N'books', @level2type = N'COLUMN', @level2name = N'field';

-- rename a field
EXEC sp_rename N'[books].[field]', N'other', N'COLUMN';

-- delete a field
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [books] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[books]') AND c.name = N'field'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [books] DROP COLUMN [field];

-- make a field unique, and not
CREATE UNIQUE INDEX [books_field_unique] ON [books] ([field]) WHERE [field] IS NOT NULL;
DROP INDEX [books_field_unique] ON [books];

-- index a field, and not
CREATE INDEX [books_field_index] ON [books] ([field]);
DROP INDEX [books_field_index] ON [books];

-- index a field while it is written
CREATE INDEX [books_field_index] ON [books] ([field]) WITH (ONLINE = ON);
CREATE UNIQUE INDEX [books_field_unique] ON [books] ([field]) WHERE [field] IS NOT NULL WITH (ONLINE = ON);

-- make a relation
ALTER TABLE [books] ADD CONSTRAINT [books_author_foreign] FOREIGN KEY ([author]) REFERENCES [authors] ([id]) ON DELETE SET NULL;

-- change a relation
ALTER TABLE [books] DROP CONSTRAINT [books_author_foreign];
ALTER TABLE [books] ADD CONSTRAINT [books_author_foreign] FOREIGN KEY ([author]) REFERENCES [authors] ([id]) ON DELETE CASCADE ON UPDATE CASCADE;

-- make a relation over several fields
ALTER TABLE [books] ADD CONSTRAINT [books_publisher_author_foreign] FOREIGN KEY ([publisher], [author]) REFERENCES [authors] ([publisher], [author]) ON DELETE NO ACTION;

-- delete a relation
ALTER TABLE [books] DROP CONSTRAINT [books_author_foreign];
