DROP INDEX "subscriber_publication_address";--> statement-breakpoint
DROP INDEX "subscriber_address";--> statement-breakpoint
DROP INDEX "subscriber_due_at";--> statement-breakpoint
DROP INDEX "subscriber_group";--> statement-breakpoint
DROP INDEX "delivery_issue_subscriber";--> statement-breakpoint
DROP INDEX "delivery_subscriber";--> statement-breakpoint
CREATE UNIQUE INDEX "subscriber_address_publication" ON "subscriber" USING btree ("address_key","publication_id");--> statement-breakpoint
CREATE INDEX "subscriber_state" ON "subscriber" USING btree ("publication_id","state","cadence");--> statement-breakpoint
CREATE INDEX "subscriber_digest" ON "subscriber" USING btree ("publication_id","cadence","due_at","filters_hash") WHERE due_at is not null;--> statement-breakpoint
CREATE INDEX "subscriber_instant" ON "subscriber" USING btree ("publication_id","cursor","filters_hash") WHERE cadence = 'instant' and state = 'active';--> statement-breakpoint
CREATE UNIQUE INDEX "delivery_subscriber_issue" ON "delivery" USING btree ("subscriber_id","issue_id");