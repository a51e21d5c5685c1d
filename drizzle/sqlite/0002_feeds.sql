CREATE TABLE `websub` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`feed_id` integer NOT NULL,
	`token` text NOT NULL,
	`hub` text NOT NULL,
	`topic` text NOT NULL,
	`secret` text NOT NULL,
	`state` text NOT NULL,
	`asked_at` integer NOT NULL,
	`lease_until` integer,
	`last_push_at` integer,
	`failures` integer DEFAULT 0 NOT NULL,
	`last_error` text,
	FOREIGN KEY (`feed_id`) REFERENCES `feed`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `websub_token` ON `websub` (`token`);--> statement-breakpoint
CREATE INDEX `websub_feed` ON `websub` (`feed_id`);--> statement-breakpoint
CREATE TABLE `notice` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`publication_id` integer NOT NULL,
	`feed_id` integer,
	`kind` text NOT NULL,
	`data` text NOT NULL,
	`created_at` integer NOT NULL,
	`closed_at` integer,
	`due_at` integer,
	`attempts` integer DEFAULT 0 NOT NULL,
	`sent_at` integer,
	`reply` text,
	FOREIGN KEY (`publication_id`) REFERENCES `publication`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`feed_id`) REFERENCES `feed`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `notice_open` ON `notice` (`feed_id`,`kind`) WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX `notice_publication` ON `notice` (`publication_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `notice_due_at` ON `notice` (`due_at`);--> statement-breakpoint
DROP INDEX `article_feed_guid`;--> statement-breakpoint
DROP INDEX `article_publication_link`;--> statement-breakpoint
ALTER TABLE `article` ADD `final_link_key` text;--> statement-breakpoint
ALTER TABLE `article` ADD `path_key` text;--> statement-breakpoint
ALTER TABLE `article` ADD `words_hash` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `article` ADD `pruned_at` integer;--> statement-breakpoint
CREATE INDEX `article_guid` ON `article` (`publication_id`,`guid`);--> statement-breakpoint
CREATE INDEX `article_link` ON `article` (`publication_id`,`link_key`);--> statement-breakpoint
CREATE INDEX `article_final_link` ON `article` (`publication_id`,`final_link_key`);--> statement-breakpoint
CREATE INDEX `article_path` ON `article` (`publication_id`,`path_key`);--> statement-breakpoint
CREATE INDEX `article_published_at` ON `article` (`publication_id`,`published_at`);--> statement-breakpoint
CREATE INDEX `article_feed_created_at` ON `article` (`feed_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `article_feed_published_at` ON `article` (`feed_id`,`published_at`);--> statement-breakpoint
CREATE INDEX `article_feed_state` ON `article` (`feed_id`,`state`);--> statement-breakpoint
CREATE INDEX `article_publication_state` ON `article` (`publication_id`,`state`);--> statement-breakpoint
ALTER TABLE `publication` ADD `flood_limit` integer;--> statement-breakpoint
ALTER TABLE `feed` ADD `host` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `feed` ADD `full_text` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `feed` ADD `validated_url` text;--> statement-breakpoint
ALTER TABLE `feed` ADD `body_hash` text;--> statement-breakpoint
ALTER TABLE `feed` ADD `claimed_until` integer;--> statement-breakpoint
ALTER TABLE `feed` ADD `not_before` integer;--> statement-breakpoint
ALTER TABLE `feed` ADD `gone_at` integer;--> statement-breakpoint
ALTER TABLE `feed` ADD `hints` text;--> statement-breakpoint
ALTER TABLE `feed` ADD `moved_to` text;--> statement-breakpoint
ALTER TABLE `feed` ADD `moved_count` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `feed` ADD `answered_at` integer;--> statement-breakpoint
ALTER TABLE `feed` ADD `last_poll` text;--> statement-breakpoint
ALTER TABLE `feed` ADD `failing_since` integer;--> statement-breakpoint
ALTER TABLE `feed` ADD `largest_batch` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `feed` ADD `flood_at` integer;--> statement-breakpoint
CREATE INDEX `feed_host` ON `feed` (`host`,`claimed_until`);