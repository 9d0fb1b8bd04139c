-- CreateTable
CREATE TABLE "PartnerCalendar" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "url" TEXT,
    "etag" TEXT,
    "lastModified" TEXT,
    "sha256" TEXT,
    "readAt" TIMESTAMPTZ(3),
    "triedAt" TIMESTAMPTZ(3),
    "failure" TEXT,
    "problems" JSONB NOT NULL DEFAULT '[]',
    "createdById" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PartnerCalendar_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PartnerEvent" (
    "id" UUID NOT NULL,
    "calendarId" UUID NOT NULL,
    "uid" TEXT NOT NULL,
    "recurrence" TEXT NOT NULL DEFAULT '',
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "place" TEXT NOT NULL DEFAULT '',
    "url" TEXT,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "allDay" BOOLEAN NOT NULL DEFAULT false,
    "cancelled" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "PartnerEvent_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "PartnerEvent_startsAt_idx" ON "PartnerEvent"("startsAt");

-- CreateIndex
CREATE UNIQUE INDEX "PartnerEvent_calendarId_uid_recurrence_key" ON "PartnerEvent"("calendarId", "uid", "recurrence");

-- AddForeignKey
ALTER TABLE "PartnerEvent" ADD CONSTRAINT "PartnerEvent_calendarId_fkey" FOREIGN KEY ("calendarId") REFERENCES "PartnerCalendar"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The programme shows these events: a change of theirs makes its kept pages anew.
CREATE TRIGGER "PartnerEvent_changed" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "PartnerEvent" FOR EACH STATEMENT EXECUTE FUNCTION pavillon_content_changed();
-- Its name marks each of its events; being asked again does not change a page.
CREATE TRIGGER "PartnerCalendar_named" AFTER DELETE OR UPDATE OF "name" ON "PartnerCalendar" FOR EACH STATEMENT EXECUTE FUNCTION pavillon_content_changed();

ALTER TABLE "PartnerEvent" ADD CONSTRAINT "PartnerEvent_order" CHECK ("endsAt" >= "startsAt");
