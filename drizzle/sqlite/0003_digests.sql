DROP INDEX `subscriber_due_at`;--> statement-breakpoint
DROP INDEX `subscriber_group`;--> statement-breakpoint
ALTER TABLE `subscriber` ADD `digest_weekday` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `subscriber` ADD `digest_month_day` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `subscriber` ADD `last_digest_at` integer;--> statement-breakpoint
ALTER TABLE `subscriber` ADD `paused_until` integer;--> statement-breakpoint
ALTER TABLE `subscriber` ADD `tracking_consent_at` integer;--> statement-breakpoint
CREATE INDEX `subscriber_due_at` ON `subscriber` (`publication_id`,`cadence`,`due_at`,`filters_hash`);--> statement-breakpoint
CREATE INDEX `subscriber_group` ON `subscriber` (`publication_id`,`state`,`cadence`,`cursor`,`filters_hash`);--> statement-breakpoint
DROP INDEX `delivery_publication_finished`;--> statement-breakpoint
ALTER TABLE `delivery` ADD `address` text;--> statement-breakpoint
CREATE INDEX `delivery_address` ON `delivery` (`address`) WHERE address is not null;--> statement-breakpoint
CREATE INDEX `delivery_publication_finished` ON `delivery` (`publication_id`,`finished_at`) WHERE finished_at is not null;--> statement-breakpoint
ALTER TABLE `publication` ADD `digest_weekday` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `publication` ADD `digest_month_day` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE `publication` ADD `timezone` text DEFAULT 'UTC' NOT NULL;--> statement-breakpoint
ALTER TABLE `publication` ADD `quiet_from` integer;--> statement-breakpoint
ALTER TABLE `publication` ADD `quiet_to` integer;--> statement-breakpoint
ALTER TABLE `publication` ADD `quiet_until` integer;--> statement-breakpoint
ALTER TABLE `publication` ADD `late_hours` integer DEFAULT 12 NOT NULL;--> statement-breakpoint
ALTER TABLE `publication` ADD `most_articles` integer DEFAULT 20 NOT NULL;--> statement-breakpoint
ALTER TABLE `publication` ADD `digest_extent` text DEFAULT 'excerpt' NOT NULL;--> statement-breakpoint
ALTER TABLE `publication` ADD `digest_groups` text DEFAULT 'none' NOT NULL;--> statement-breakpoint
ALTER TABLE `publication` ADD `topics` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `publication` ADD `font` text DEFAULT 'sans' NOT NULL;--> statement-breakpoint
ALTER TABLE `publication` ADD `tagline` text;--> statement-breakpoint
ALTER TABLE `publication` ADD `foot_note` text;--> statement-breakpoint
ALTER TABLE `publication` ADD `welcome` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `publication` ADD `goodbye` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `notice` ADD `subscriber_id` integer REFERENCES subscriber(id) ON DELETE cascade;--> statement-breakpoint
CREATE UNIQUE INDEX `notice_open_subscriber` ON `notice` (`subscriber_id`,`kind`) WHERE closed_at is null;