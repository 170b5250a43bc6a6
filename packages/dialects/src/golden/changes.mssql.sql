-- create table
CREATE TABLE [bo'oks] ([id] int IDENTITY(1,1) NOT NULL, [bigInteger] bigint NULL, [binary] varbinary(max) NULL, [boolean] bit NULL, [csv] nvarchar(max) NULL, [date] date NULL, [dateTime] datetime2 NULL, [decimal] decimal(10,5) NULL, [float] float NULL, [geometry.Point] geometry NULL, [hash] nvarchar(255) NULL, [json] nvarchar(max) NULL, [string] nvarchar(255) NULL, [text] nvarchar(max) NULL, [time] time NULL, [timestamp] datetimeoffset NULL, [uuid] uniqueidentifier NULL, CONSTRAINT [bo'oks_pk] PRIMARY KEY ([id]), CONSTRAINT [books_author_foreign] FOREIGN KEY ([author]) REFERENCES [people] ([id]) ON DELETE SET NULL ON UPDATE NO ACTION);
DECLARE @schema sysname = SCHEMA_NAME(); IF EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND name = N'MS_Description' AND major_id = OBJECT_ID(N'[bo''oks]') AND minor_id = COLUMNPROPERTY(OBJECT_ID(N'[bo''oks]'), N'id', 'ColumnId')) EXEC sp_dropextendedproperty @name = N'MS_Description', @level0type = N'SCHEMA', @level0name = @schema, @level1type = N'TABLE', @level1name = N'bo''oks', @level2type = N'COLUMN', @level2name = N'id'; EXEC sp_addextendedproperty @name = N'MS_Description', @value = N'it''s', @level0type = N'SCHEMA', @level0name = @schema, @level1type = N'TABLE', @level1name = N'bo''oks', @level2type = N'COLUMN', @level2name = N'id';

-- drop table
DROP TABLE [bo'oks];

-- rename table
EXEC sp_rename N'[bo''oks]', N'works';

-- add column
ALTER TABLE [bo'oks] ADD [title] nvarchar(255) NOT NULL DEFAULT N'it''s \';

-- add column with uuid
ALTER TABLE [bo'oks] ADD [key] uniqueidentifier NULL DEFAULT NEWID();

-- alter column
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [bo''oks] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[bo''oks]') AND c.name = N'title'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [bo'oks] ALTER COLUMN [title] nvarchar(max) NOT NULL;
ALTER TABLE [bo'oks] ADD DEFAULT SYSUTCDATETIME() FOR [title];
DECLARE @schema sysname = SCHEMA_NAME(); IF EXISTS (SELECT 1 FROM sys.extended_properties WHERE class = 1 AND name = N'MS_Description' AND major_id = OBJECT_ID(N'[bo''oks]') AND minor_id = COLUMNPROPERTY(OBJECT_ID(N'[bo''oks]'), N'title', 'ColumnId')) EXEC sp_dropextendedproperty @name = N'MS_Description', @level0type = N'SCHEMA', @level0name = @schema, @level1type = N'TABLE', @level1name = N'bo''oks', @level2type = N'COLUMN', @level2name = N'title';

-- rename column
EXEC sp_rename N'[bo''oks].[title]', N'name', N'COLUMN';

-- drop column
DECLARE @statement nvarchar(max) = (SELECT N'ALTER TABLE [bo''oks] DROP CONSTRAINT ' + QUOTENAME(d.name) FROM sys.default_constraints AS d JOIN sys.columns AS c ON c.default_object_id = d.object_id WHERE d.parent_object_id = OBJECT_ID(N'[bo''oks]') AND c.name = N'title'); IF @statement IS NOT NULL EXEC(@statement);
ALTER TABLE [bo'oks] DROP COLUMN [title];

-- add index
CREATE INDEX [books_title_index] ON [bo'oks] ([title], [id]) WITH (ONLINE = ON);

-- add unique index
CREATE UNIQUE INDEX [books_title_unique] ON [bo'oks] ([title]) WHERE [title] IS NOT NULL;

-- drop index
DROP INDEX [books_title_unique] ON [bo'oks];

-- add foreign key
ALTER TABLE [bo'oks] ADD CONSTRAINT [books_author_foreign] FOREIGN KEY ([author]) REFERENCES [other].[people] ([id]) ON DELETE CASCADE;

-- drop foreign key
ALTER TABLE [bo'oks] DROP CONSTRAINT [books_author_foreign];
