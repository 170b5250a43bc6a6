-- create table
CREATE TABLE `bo'oks` (`id` int unsigned NOT NULL AUTO_INCREMENT COMMENT 'it''s', `bigInteger` bigint NULL, `binary` blob NULL, `boolean` tinyint(1) NULL, `csv` text NULL, `date` date NULL, `dateTime` datetime NULL, `decimal` decimal(10,5) NULL, `float` float(10,5) NULL, `geometry.Point` point NULL, `hash` varchar(255) NULL, `json` json NULL, `string` varchar(255) NULL, `text` text NULL, `time` time NULL, `timestamp` timestamp NULL, `uuid` char(36) NULL, PRIMARY KEY (`id`), CONSTRAINT `books_author_foreign` FOREIGN KEY (`author`) REFERENCES `people` (`id`) ON DELETE SET NULL ON UPDATE RESTRICT) DEFAULT CHARACTER SET utf8mb4;

-- drop table
DROP TABLE `bo'oks`;

-- rename table
RENAME TABLE `bo'oks` TO `works`;

-- add column
ALTER TABLE `bo'oks` ADD COLUMN `title` varchar(255) NOT NULL DEFAULT 'it''s \\';

-- add column with uuid
ALTER TABLE `bo'oks` ADD COLUMN `key` char(36) NULL;
UPDATE `bo'oks` SET `key` = UUID();
ALTER TABLE `bo'oks` CHANGE COLUMN `key` `key` char(36) NULL DEFAULT (UUID());

-- alter column
ALTER TABLE `bo'oks` CHANGE COLUMN `title` `title` text NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- rename column
ALTER TABLE `bo'oks` RENAME COLUMN `title` TO `name`;

-- drop column
ALTER TABLE `bo'oks` DROP COLUMN `title`;

-- add index
ALTER TABLE `bo'oks` ADD INDEX `books_title_index` (`title`, `id`), ALGORITHM = INPLACE, LOCK = NONE;

-- add unique index
ALTER TABLE `bo'oks` ADD UNIQUE INDEX `books_title_unique` (`title`);

-- drop index
ALTER TABLE `bo'oks` DROP INDEX `books_title_unique`;

-- add foreign key
ALTER TABLE `bo'oks` ADD CONSTRAINT `books_author_foreign` FOREIGN KEY (`author`) REFERENCES `other`.`people` (`id`) ON DELETE CASCADE;

-- drop foreign key
ALTER TABLE `bo'oks` DROP FOREIGN KEY `books_author_foreign`;
