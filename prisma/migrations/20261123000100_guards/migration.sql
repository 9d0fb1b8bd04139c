-- What Prisma's schema has no words for: checks, partial indexes, exclusions, triggers.

CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- Identity numbers -----------------------------------------------------------

ALTER TABLE "School"
  ADD CONSTRAINT "School_uai_form" CHECK (uai ~ '^[0-9]{7}[A-Z]$'),
  ADD CONSTRAINT "School_postcode_form" CHECK (postcode ~ '^[0-9]{5}$'),
  ADD CONSTRAINT "School_department_form" CHECK (department ~ '^([0-9]{2,3}|2[AB])$'),
  ADD CONSTRAINT "School_place" CHECK (latitude BETWEEN -90 AND 90 AND longitude BETWEEN -180 AND 180);

ALTER TABLE "Company"
  ADD CONSTRAINT "Company_siren_form" CHECK (siren ~ '^[0-9]{9}$'),
  ADD CONSTRAINT "Company_siret_form" CHECK (siret ~ '^[0-9]{14}$' AND left(siret, 9) = siren),
  ADD CONSTRAINT "Company_naf_pair" CHECK (("nafCode" IS NULL) = ("nafNomenclature" IS NULL)),
  ADD CONSTRAINT "Company_place" CHECK (latitude BETWEEN -90 AND 90 AND longitude BETWEEN -180 AND 180);

-- A company known by its SIREN alone is there once.
CREATE UNIQUE INDEX "Company_siren_alone" ON "Company" (siren) WHERE siret IS NULL;

-- People ---------------------------------------------------------------------

ALTER TABLE "Contact" ADD CONSTRAINT "Contact_organisation" CHECK (
  CASE role
    WHEN 'STAFF' THEN num_nonnulls("schoolId", "companyId", "partnerId", academie) = 0
    WHEN 'SCHOOL' THEN "schoolId" IS NOT NULL AND num_nonnulls("companyId", "partnerId", academie) = 0
    WHEN 'COMPANY' THEN "companyId" IS NOT NULL AND num_nonnulls("schoolId", "partnerId", academie) = 0
    WHEN 'RECTORATE' THEN academie IS NOT NULL AND num_nonnulls("schoolId", "companyId", "partnerId") = 0
    WHEN 'PARTNER' THEN "partnerId" IS NOT NULL AND num_nonnulls("schoolId", "companyId", academie) = 0
  END
);

-- One person stands once in one organisation.
CREATE UNIQUE INDEX "Contact_once" ON "Contact" (
  "userId", role,
  coalesce("schoolId", "companyId", "partnerId", '00000000-0000-0000-0000-000000000000'::uuid),
  coalesce(academie, '')
) WHERE "userId" IS NOT NULL AND "endedAt" IS NULL;

ALTER TABLE "User" ADD CONSTRAINT "User_email_lower" CHECK (email = lower(email));

-- Programmes, activities, sessions --------------------------------------------

ALTER TABLE "Programme"
  ADD CONSTRAINT "Programme_days" CHECK ("startsOn" <= "endsOn"),
  ADD CONSTRAINT "Programme_window" CHECK ("signUpOpensAt" < "signUpClosesAt"),
  ADD CONSTRAINT "Programme_label_window" CHECK ("labelFrom" <= "labelUntil"),
  ADD CONSTRAINT "Programme_slug_form" CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$');

ALTER TABLE "ProgrammePartner" ADD CONSTRAINT "ProgrammePartner_share" CHECK ("shareBp" BETWEEN 0 AND 10000);

ALTER TABLE "SchoolHoliday"
  ADD CONSTRAINT "SchoolHoliday_days" CHECK ("firstDay" < "backOn"),
  ADD CONSTRAINT "SchoolHoliday_apart" EXCLUDE USING gist (zone WITH =, daterange("firstDay", "backOn") WITH &&);

ALTER TABLE "Activity"
  ADD CONSTRAINT "Activity_slug_form" CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  ADD CONSTRAINT "Activity_party" CHECK ("minParty" >= 1 AND "maxParty" >= 1 AND "minParty" <= "maxParty"),
  ADD CONSTRAINT "Activity_supervision" CHECK ("pupilsPerAdult" BETWEEN 1 AND 100),
  ADD CONSTRAINT "Activity_ages" CHECK ("minAge" BETWEEN 0 AND 120 AND "maxAge" BETWEEN 0 AND 120 AND "minAge" <= "maxAge"),
  ADD CONSTRAINT "Activity_price" CHECK ("priceCents" >= 0),
  ADD CONSTRAINT "Activity_per_year" CHECK ("maxPerYear" >= 1),
  ADD CONSTRAINT "Activity_label_number" CHECK (label <> 'LABELLED' OR "labelNumber" IS NOT NULL),
  ADD CONSTRAINT "Activity_label_reason" CHECK (label <> 'REFUSED' OR "labelReason" IS NOT NULL);

ALTER TABLE "Session"
  ADD CONSTRAINT "Session_order" CHECK ("startsAt" < "endsAt"),
  ADD CONSTRAINT "Session_seats" CHECK (seats BETWEEN 0 AND 100000),
  ADD CONSTRAINT "Session_sequence" CHECK (sequence >= 0);

-- Sign-ups ---------------------------------------------------------------------

ALTER TABLE "SignUp"
  ADD CONSTRAINT "SignUp_counts" CHECK (pupils >= 0 AND adults >= 0 AND pupils + adults BETWEEN 1 AND 100000),
  ADD CONSTRAINT "SignUp_step_free" CHECK ("stepFree" BETWEEN 0 AND pupils + adults),
  ADD CONSTRAINT "SignUp_class" CHECK (kind <> 'CLASS' OR ("schoolId" IS NOT NULL AND level IS NOT NULL)),
  ADD CONSTRAINT "SignUp_team" CHECK (kind <> 'COMPANY_TEAM' OR "companyId" IS NOT NULL),
  ADD CONSTRAINT "SignUp_rank" CHECK (status NOT IN ('WAITLISTED', 'OFFERED') OR "queuedAt" IS NOT NULL),
  ADD CONSTRAINT "SignUp_present" CHECK ("pupilsPresent" >= 0 AND "adultsPresent" >= 0);

-- The seats of a session are counted from these rows, its waiting list walked along them.
CREATE INDEX "SignUp_seated" ON "SignUp" ("sessionId") INCLUDE (pupils, adults)
  WHERE status IN ('PENDING', 'OFFERED', 'CONFIRMED', 'ATTENDED', 'NO_SHOW');
CREATE INDEX "SignUp_waiting" ON "SignUp" ("sessionId", "queuedAt", id) WHERE status = 'WAITLISTED';

ALTER TABLE "Approval"
  ADD CONSTRAINT "Approval_subject" CHECK (num_nonnulls("signUpId", "activityId") = 1),
  ADD CONSTRAINT "Approval_decided" CHECK (state NOT IN ('GIVEN', 'REFUSED') OR "decidedAt" IS NOT NULL),
  ADD CONSTRAINT "Approval_reason" CHECK (state <> 'REFUSED' OR length(btrim(reason)) > 0);

-- One authority has one decision about one thing under way.
CREATE UNIQUE INDEX "Approval_live_signup" ON "Approval" ("signUpId", authority) WHERE state <> 'SUPERSEDED' AND "signUpId" IS NOT NULL;
CREATE UNIQUE INDEX "Approval_live_activity" ON "Approval" ("activityId", authority) WHERE state <> 'SUPERSEDED' AND "activityId" IS NOT NULL;

-- Shows ------------------------------------------------------------------------

-- A stand has at most one live assignment.
CREATE UNIQUE INDEX "Assignment_live" ON "Assignment" ("standId") WHERE state <> 'RELEASED';

-- Stands of one hall do not overlap; touching edges are no overlap, hence half a centimetre less all round.
ALTER TABLE "Stand"
  ADD CONSTRAINT "Stand_size" CHECK (width > 0 AND height > 0 AND x >= 0 AND y >= 0),
  ADD CONSTRAINT "Stand_open_sides" CHECK ("openSides" BETWEEN 0 AND 4),
  ADD CONSTRAINT "Stand_apart" EXCLUDE USING gist (
    "hallId" WITH =,
    box(point((x + 0.005)::float8, (y + 0.005)::float8), point((x + width - 0.005)::float8, (y + height - 0.005)::float8)) WITH &&
  );

ALTER TABLE "PriceItem" ADD CONSTRAINT "PriceItem_amount" CHECK (num_nonnulls("amountCents", "percentBp") = 1 AND stock >= 0);
ALTER TABLE "QuoteLine" ADD CONSTRAINT "QuoteLine_amount" CHECK ("amountCents"::bigint * 100 BETWEEN "quantityC"::bigint * "unitAmountCents" - 50 AND "quantityC"::bigint * "unitAmountCents" + 50);
ALTER TABLE "Quote" ADD CONSTRAINT "Quote_numbered" CHECK (state = 'DRAFT' OR number IS NOT NULL);
ALTER TABLE "SubsidyRule" ADD CONSTRAINT "SubsidyRule_rate" CHECK ("rateBp" BETWEEN 0 AND 10000 AND "ceilingCents" >= 0);
ALTER TABLE "AidGrant" ADD CONSTRAINT "AidGrant_amount" CHECK ("amountCents" > 0);
ALTER TABLE "Shift" ADD CONSTRAINT "Shift_order" CHECK ("startsAt" < "endsAt" AND needed >= 1);
ALTER TABLE "Lead" ADD CONSTRAINT "Lead_rating" CHECK (rating BETWEEN 1 AND 5);

-- Search without accents ---------------------------------------------------------

CREATE FUNCTION pavillon_search_text(VARIADIC parts text[]) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT regexp_replace(lower(unaccent(array_to_string(parts, ' '))), '[^a-z0-9@.]+', ' ', 'g')
$$;

CREATE FUNCTION pavillon_school_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."searchText" := pavillon_search_text(NEW.name, NEW.town, NEW.postcode, NEW.uai);
  RETURN NEW;
END $$;
CREATE TRIGGER "School_search" BEFORE INSERT OR UPDATE OF name, town, postcode, uai ON "School"
  FOR EACH ROW EXECUTE FUNCTION pavillon_school_search();

CREATE FUNCTION pavillon_company_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."searchText" := pavillon_search_text(NEW.name, NEW."siteName", NEW.town, NEW.postcode, NEW.siren, NEW.siret);
  RETURN NEW;
END $$;
CREATE TRIGGER "Company_search" BEFORE INSERT OR UPDATE OF name, "siteName", town, postcode, siren, siret ON "Company"
  FOR EACH ROW EXECUTE FUNCTION pavillon_company_search();

CREATE FUNCTION pavillon_programme_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."searchText" := pavillon_search_text(NEW.title, NEW.theme, NEW.summary, NEW.place, NEW.town);
  RETURN NEW;
END $$;
CREATE TRIGGER "Programme_search" BEFORE INSERT OR UPDATE OF title, theme, summary, place, town ON "Programme"
  FOR EACH ROW EXECUTE FUNCTION pavillon_programme_search();

CREATE FUNCTION pavillon_activity_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."searchText" := pavillon_search_text(
    NEW.title, NEW.summary, NEW.description, NEW."programmeOfVisit", NEW.theme, NEW."placeName", NEW.town, NEW.postcode,
    (SELECT name FROM "Company" WHERE id = NEW."hostId")
  );
  RETURN NEW;
END $$;
CREATE TRIGGER "Activity_search" BEFORE INSERT OR UPDATE OF title, summary, description, "programmeOfVisit", theme, "placeName", town, postcode, "hostId" ON "Activity"
  FOR EACH ROW EXECUTE FUNCTION pavillon_activity_search();

CREATE INDEX "School_search_text" ON "School" USING gin ("searchText" gin_trgm_ops);
CREATE INDEX "Company_search_text" ON "Company" USING gin ("searchText" gin_trgm_ops);
CREATE INDEX "Activity_search_text" ON "Activity" USING gin ("searchText" gin_trgm_ops);

-- Freshness of what everyone reads: one row a statement, summed by the reader --------

CREATE FUNCTION pavillon_content_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "ContentChange" (n) VALUES (1);
  RETURN NULL;
END $$;

CREATE TRIGGER "Programme_changed" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "Programme" FOR EACH STATEMENT EXECUTE FUNCTION pavillon_content_changed();
CREATE TRIGGER "ProgrammePartner_changed" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "ProgrammePartner" FOR EACH STATEMENT EXECUTE FUNCTION pavillon_content_changed();
CREATE TRIGGER "Partner_changed" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "Partner" FOR EACH STATEMENT EXECUTE FUNCTION pavillon_content_changed();
CREATE TRIGGER "Show_changed" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "Show" FOR EACH STATEMENT EXECUTE FUNCTION pavillon_content_changed();
CREATE TRIGGER "Activity_changed" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "Activity" FOR EACH STATEMENT EXECUTE FUNCTION pavillon_content_changed();
CREATE TRIGGER "ActivityHost_changed" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "ActivityHost" FOR EACH STATEMENT EXECUTE FUNCTION pavillon_content_changed();
CREATE TRIGGER "Session_changed" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "Session" FOR EACH STATEMENT EXECUTE FUNCTION pavillon_content_changed();
CREATE TRIGGER "SignUp_changed" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "SignUp" FOR EACH STATEMENT EXECUTE FUNCTION pavillon_content_changed();
CREATE TRIGGER "Company_changed" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "Company" FOR EACH STATEMENT EXECUTE FUNCTION pavillon_content_changed();
CREATE TRIGGER "School_changed" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "School" FOR EACH STATEMENT EXECUTE FUNCTION pavillon_content_changed();
CREATE TRIGGER "SchoolHoliday_changed" AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "SchoolHoliday" FOR EACH STATEMENT EXECUTE FUNCTION pavillon_content_changed();

-- The trail is written once. Only the nightly erasure, which says so, may take lines away -----

CREATE FUNCTION pavillon_audit_immutable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_setting('pavillon.retention', true) = 'on' THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'the audit trail is never changed';
END $$;
CREATE TRIGGER "AuditEntry_immutable" BEFORE UPDATE OR DELETE ON "AuditEntry"
  FOR EACH ROW EXECUTE FUNCTION pavillon_audit_immutable();
