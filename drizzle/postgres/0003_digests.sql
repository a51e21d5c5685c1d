DROP INDEX "subscriber_due_at";--> statement-breakpoint
DROP INDEX "subscriber_group";--> statement-breakpoint
DROP INDEX "delivery_publication_finished";--> statement-breakpoint
ALTER TABLE "publication" ADD COLUMN "digest_weekday" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "publication" ADD COLUMN "digest_month_day" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "publication" ADD COLUMN "timezone" text DEFAULT 'UTC' NOT NULL;--> statement-breakpoint
ALTER TABLE "publication" ADD COLUMN "quiet_from" integer;--> statement-breakpoint
ALTER TABLE "publication" ADD COLUMN "quiet_to" integer;--> statement-breakpoint
ALTER TABLE "publication" ADD COLUMN "quiet_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "publication" ADD COLUMN "late_hours" integer DEFAULT 12 NOT NULL;--> statement-breakpoint
ALTER TABLE "publication" ADD COLUMN "most_articles" integer DEFAULT 20 NOT NULL;--> statement-breakpoint
ALTER TABLE "publication" ADD COLUMN "digest_extent" text DEFAULT 'excerpt' NOT NULL;--> statement-breakpoint
ALTER TABLE "publication" ADD COLUMN "digest_groups" text DEFAULT 'none' NOT NULL;--> statement-breakpoint
ALTER TABLE "publication" ADD COLUMN "topics" jsonb DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE "publication" ADD COLUMN "font" text DEFAULT 'sans' NOT NULL;--> statement-breakpoint
ALTER TABLE "publication" ADD COLUMN "tagline" text;--> statement-breakpoint
ALTER TABLE "publication" ADD COLUMN "foot_note" text;--> statement-breakpoint
ALTER TABLE "publication" ADD COLUMN "welcome" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "publication" ADD COLUMN "goodbye" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "notice" ADD COLUMN "subscriber_id" bigint;--> statement-breakpoint
ALTER TABLE "subscriber" ADD COLUMN "digest_weekday" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "subscriber" ADD COLUMN "digest_month_day" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "subscriber" ADD COLUMN "last_digest_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "subscriber" ADD COLUMN "paused_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "subscriber" ADD COLUMN "tracking_consent_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "delivery" ADD COLUMN "address" text;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_subscriber_id_subscriber_id_fk" FOREIGN KEY ("subscriber_id") REFERENCES "public"."subscriber"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "notice_open_subscriber" ON "notice" USING btree ("subscriber_id","kind") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "delivery_address" ON "delivery" USING btree ("address") WHERE address is not null;--> statement-breakpoint
CREATE INDEX "subscriber_due_at" ON "subscriber" USING btree ("publication_id","cadence","due_at","filters_hash");--> statement-breakpoint
CREATE INDEX "subscriber_group" ON "subscriber" USING btree ("publication_id","state","cadence","cursor","filters_hash");--> statement-breakpoint
CREATE INDEX "delivery_publication_finished" ON "delivery" USING btree ("publication_id","finished_at") WHERE finished_at is not null;