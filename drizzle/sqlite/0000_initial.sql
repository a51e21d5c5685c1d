CREATE TABLE `setting` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `owner` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`email` text NOT NULL,
	`password_hash` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `owner_email_unique` ON `owner` (`email`);--> statement-breakpoint
CREATE TABLE `api_key` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`key_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_used_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `api_key_key_hash` ON `api_key` (`key_hash`);--> statement-breakpoint
CREATE TABLE `publication` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`site_url` text NOT NULL,
	`language` text DEFAULT 'en' NOT NULL,
	`from_name` text NOT NULL,
	`from_address` text NOT NULL,
	`reply_to` text,
	`postal` text,
	`color` text DEFAULT '#1f5fbf' NOT NULL,
	`logo_url` text,
	`social` text DEFAULT '{}' NOT NULL,
	`hold_minutes` integer DEFAULT 10 NOT NULL,
	`default_cadence` text DEFAULT 'instant' NOT NULL,
	`digest_hour` integer DEFAULT 8 NOT NULL,
	`last_seq` integer DEFAULT 0 NOT NULL,
	`paused_until` integer,
	`paused_reason` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `publication_slug_unique` ON `publication` (`slug`);--> statement-breakpoint
CREATE TABLE `feed` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`publication_id` integer NOT NULL,
	`url` text NOT NULL,
	`title` text,
	`etag` text,
	`last_modified` text,
	`next_poll_at` integer NOT NULL,
	`polled_at` integer,
	`imported_at` integer,
	`failures` integer DEFAULT 0 NOT NULL,
	`last_error` text,
	FOREIGN KEY (`publication_id`) REFERENCES `publication`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `feed_publication_url` ON `feed` (`publication_id`,`url`);--> statement-breakpoint
CREATE INDEX `feed_next_poll_at` ON `feed` (`next_poll_at`);--> statement-breakpoint
CREATE TABLE `article` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`publication_id` integer NOT NULL,
	`feed_id` integer NOT NULL,
	`guid` text,
	`link_key` text NOT NULL,
	`url` text NOT NULL,
	`title` text NOT NULL,
	`author` text,
	`html` text NOT NULL,
	`text` text NOT NULL,
	`summary` text NOT NULL,
	`image_url` text,
	`comments_url` text,
	`comment_count` integer,
	`categories` text NOT NULL,
	`published_at` integer,
	`content_hash` text NOT NULL,
	`state` text NOT NULL,
	`hold_until` integer,
	`seq` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`publication_id`) REFERENCES `publication`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`feed_id`) REFERENCES `feed`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `article_feed_guid` ON `article` (`feed_id`,`guid`);--> statement-breakpoint
CREATE UNIQUE INDEX `article_publication_link` ON `article` (`publication_id`,`link_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `article_publication_seq` ON `article` (`publication_id`,`seq`);--> statement-breakpoint
CREATE INDEX `article_hold_until` ON `article` (`hold_until`);--> statement-breakpoint
CREATE TABLE `subscriber` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`publication_id` integer NOT NULL,
	`address` text NOT NULL,
	`address_key` text NOT NULL,
	`state` text NOT NULL,
	`cadence` text NOT NULL,
	`timezone` text NOT NULL,
	`digest_hour` integer NOT NULL,
	`language` text NOT NULL,
	`filters` text,
	`filters_hash` text DEFAULT '' NOT NULL,
	`cursor` integer DEFAULT 0 NOT NULL,
	`due_at` integer,
	`last_period` text,
	`confirm_nonce` text,
	`consent` text,
	`created_at` integer NOT NULL,
	`confirmed_at` integer,
	`unsubscribed_at` integer,
	`bounced_at` integer,
	FOREIGN KEY (`publication_id`) REFERENCES `publication`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `subscriber_publication_address` ON `subscriber` (`publication_id`,`address_key`);--> statement-breakpoint
CREATE INDEX `subscriber_address` ON `subscriber` (`address_key`);--> statement-breakpoint
CREATE INDEX `subscriber_due_at` ON `subscriber` (`publication_id`,`due_at`);--> statement-breakpoint
CREATE INDEX `subscriber_group` ON `subscriber` (`publication_id`,`state`,`cadence`,`cursor`);--> statement-breakpoint
CREATE TABLE `issue` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`publication_id` integer NOT NULL,
	`kind` text NOT NULL,
	`cadence` text NOT NULL,
	`from_seq` integer NOT NULL,
	`upto` integer NOT NULL,
	`filters` text,
	`filters_hash` text NOT NULL,
	`language` text NOT NULL,
	`audience` integer,
	`marker` text NOT NULL,
	`rendered` text,
	`created_at` integer NOT NULL,
	`assembled_at` integer,
	`finished_at` integer,
	FOREIGN KEY (`publication_id`) REFERENCES `publication`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `issue_open` ON `issue` (`publication_id`,`cadence`,`from_seq`,`upto`,`filters_hash`,`language`) WHERE audience is null;--> statement-breakpoint
CREATE INDEX `issue_publication` ON `issue` (`publication_id`,`id`);--> statement-breakpoint
CREATE INDEX `issue_unfinished` ON `issue` (`publication_id`) WHERE finished_at is null;--> statement-breakpoint
CREATE TABLE `delivery` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`publication_id` integer NOT NULL,
	`issue_id` integer,
	`subscriber_id` integer NOT NULL,
	`state` text NOT NULL,
	`due_at` integer,
	`lease_token` text,
	`attempts` integer DEFAULT 0 NOT NULL,
	`ambiguous` integer DEFAULT 0 NOT NULL,
	`reply` text,
	`why` text,
	`created_at` integer NOT NULL,
	`dot_at` integer,
	`sent_at` integer,
	`finished_at` integer,
	FOREIGN KEY (`publication_id`) REFERENCES `publication`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`issue_id`) REFERENCES `issue`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`subscriber_id`) REFERENCES `subscriber`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `delivery_issue_subscriber` ON `delivery` (`issue_id`,`subscriber_id`);--> statement-breakpoint
CREATE INDEX `delivery_due_at` ON `delivery` (`due_at`);--> statement-breakpoint
CREATE INDEX `delivery_issue_state` ON `delivery` (`issue_id`,`state`);--> statement-breakpoint
CREATE INDEX `delivery_subscriber` ON `delivery` (`subscriber_id`,`kind`,`created_at`);--> statement-breakpoint
CREATE INDEX `delivery_publication_finished` ON `delivery` (`publication_id`,`finished_at`);--> statement-breakpoint
CREATE TABLE `suppression` (
	`address_hash` text PRIMARY KEY NOT NULL,
	`reason` text NOT NULL,
	`created_at` integer NOT NULL
);
