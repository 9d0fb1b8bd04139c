-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "ActivityKind" AS ENUM ('COMPANY_VISIT', 'OPEN_DAY', 'TALK_IN_CLASS', 'WORKSHOP', 'CAREERS_FORUM', 'JOB_DATING', 'CONFERENCE', 'EXHIBITION', 'ONLINE_EVENT', 'TEACHER_PLACEMENT', 'VIRTUAL_VISIT', 'CONTEST', 'SHOW_VISIT');

-- CreateEnum
CREATE TYPE "Attendance" AS ENUM ('ONSITE', 'ONLINE', 'MIXED');

-- CreateEnum
CREATE TYPE "Audience" AS ENUM ('COLLEGIENS', 'LYCEENS', 'APPRENTIS', 'ETUDIANTS', 'DEMANDEURS_EMPLOI', 'PARENTS', 'ENSEIGNANTS', 'PROFESSIONNELS_RH', 'GRAND_PUBLIC');

-- CreateEnum
CREATE TYPE "Level" AS ENUM ('CM1', 'CM2', 'SIXIEME', 'CINQUIEME', 'QUATRIEME', 'TROISIEME', 'SEGPA', 'ULIS', 'PREPA_METIERS', 'SECONDE_GT', 'PREMIERE_GT', 'TERMINALE_GT', 'PREMIERE_STI2D', 'TERMINALE_STI2D', 'SECONDE_PRO', 'PREMIERE_PRO', 'TERMINALE_PRO', 'CAP', 'BTS', 'BUT', 'LICENCE_PRO', 'CPGE', 'INGENIEUR', 'APPRENTI_CFA');

-- CreateEnum
CREATE TYPE "SafetyGear" AS ENUM ('SHOES', 'GOGGLES', 'HELMET', 'EAR_PROTECTION', 'HIGH_VIS', 'COAT');

-- CreateEnum
CREATE TYPE "SignUpKind" AS ENUM ('PERSON', 'CLASS', 'COMPANY_TEAM');

-- CreateEnum
CREATE TYPE "Authority" AS ENUM ('CHAMBER', 'RECTORATE');

-- CreateEnum
CREATE TYPE "Moderation" AS ENUM ('DRAFT', 'PROPOSED', 'SENT_BACK', 'PUBLISHED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "LabelState" AS ENUM ('NONE', 'READY', 'SUBMITTED', 'LABELLED', 'REFUSED');

-- CreateEnum
CREATE TYPE "SessionStatus" AS ENUM ('PLANNED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "RequestState" AS ENUM ('OPEN', 'OFFERED', 'ACCEPTED', 'WITHDRAWN', 'EXPIRED');

-- CreateEnum
CREATE TYPE "SchoolKind" AS ENUM ('PRIMARY', 'COLLEGE', 'LYCEE_GENERAL', 'LYCEE_VOCATIONAL', 'LYCEE_POLYVALENT', 'EREA', 'CFA', 'HIGHER', 'OTHER');

-- CreateEnum
CREATE TYPE "Sector" AS ENUM ('PUBLIC', 'PRIVATE');

-- CreateEnum
CREATE TYPE "PriorityEducation" AS ENUM ('NONE', 'REP', 'REP_PLUS');

-- CreateEnum
CREATE TYPE "NafNomenclature" AS ENUM ('NAF_REV2', 'NAF_2025');

-- CreateEnum
CREATE TYPE "Outlet" AS ENUM ('RAIL', 'AUTOMOTIVE', 'FOOD', 'ENERGY', 'OTHER');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('STAFF', 'SCHOOL', 'COMPANY', 'RECTORATE', 'PARTNER');

-- CreateEnum
CREATE TYPE "ImportKind" AS ENUM ('SCHOOLS', 'COMPANIES');

-- CreateEnum
CREATE TYPE "ImportState" AS ENUM ('READING', 'PREVIEW', 'APPLYING', 'DONE', 'FAILED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "ImportAction" AS ENUM ('ADD', 'CHANGE', 'SAME', 'BAD');

-- CreateEnum
CREATE TYPE "MessageState" AS ENUM ('QUEUED', 'SENT', 'FAILED', 'EXPIRED');

-- CreateEnum
CREATE TYPE "ProgrammeKind" AS ENUM ('SHOW', 'INDUSTRY_WEEK', 'OUTREACH');

-- CreateEnum
CREATE TYPE "ProgrammeStatus" AS ENUM ('PLANNED', 'CONFIRMED', 'POSTPONED', 'MOVED', 'CANCELLED', 'HELD');

-- CreateEnum
CREATE TYPE "PriceUnit" AS ENUM ('PER_M2_EQUIPPED', 'PER_M2_BARE', 'OPEN_SIDE_PERCENT', 'CO_EXHIBITOR', 'OPTION');

-- CreateEnum
CREATE TYPE "ApplicationState" AS ENUM ('DRAFT', 'SUBMITTED', 'SHORTLISTED', 'WAITING', 'ACCEPTED', 'REFUSED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "AssignmentState" AS ENUM ('HELD', 'CONFIRMED', 'RELEASED');

-- CreateEnum
CREATE TYPE "QuoteState" AS ENUM ('DRAFT', 'SENT', 'ACCEPTED', 'REFUSED', 'SUPERSEDED');

-- CreateEnum
CREATE TYPE "SignUpStatus" AS ENUM ('PENDING', 'CONFIRMED', 'WAITLISTED', 'OFFERED', 'EXPIRED', 'REFUSED', 'CANCELLED', 'ATTENDED', 'NO_SHOW');

-- CreateEnum
CREATE TYPE "ApprovalState" AS ENUM ('ASKED', 'MORE_ASKED', 'GIVEN', 'REFUSED', 'SUPERSEDED');

-- CreateTable
CREATE TABLE "User" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "emailVerified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'fr',
    "twoFactorEnabled" BOOLEAN NOT NULL DEFAULT false,
    "erasedAt" TIMESTAMPTZ(3),
    "lastSeenAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuthSession" (
    "id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "ipAddress" TEXT,
    "userAgent" TEXT,
    "secondFactorAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AuthSession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuthAccount" (
    "id" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "accessToken" TEXT,
    "refreshToken" TEXT,
    "idToken" TEXT,
    "accessTokenExpiresAt" TIMESTAMPTZ(3),
    "refreshTokenExpiresAt" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AuthAccount_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuthVerification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AuthVerification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TwoFactor" (
    "id" TEXT NOT NULL,
    "secret" TEXT NOT NULL,
    "backupCodes" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "verified" BOOLEAN DEFAULT true,
    "failedVerificationCount" INTEGER DEFAULT 0,
    "lockedUntil" TIMESTAMPTZ(3),

    CONSTRAINT "TwoFactor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actorId" TEXT,
    "actorRole" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subjectType" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "changes" JSONB NOT NULL DEFAULT '{}',
    "requestId" TEXT,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ContentChange" (
    "id" BIGSERIAL NOT NULL,
    "n" BIGINT NOT NULL DEFAULT 1,

    CONSTRAINT "ContentChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RateLimit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "RateLimit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Activity" (
    "id" UUID NOT NULL,
    "programmeId" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "kind" "ActivityKind" NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL DEFAULT '',
    "description" TEXT NOT NULL DEFAULT '',
    "programmeOfVisit" TEXT NOT NULL DEFAULT '',
    "theme" TEXT,
    "hostId" UUID,
    "attendance" "Attendance" NOT NULL DEFAULT 'ONSITE',
    "placeName" TEXT,
    "address" TEXT,
    "postcode" TEXT,
    "town" TEXT,
    "latitude" DOUBLE PRECISION,
    "longitude" DOUBLE PRECISION,
    "onlineLink" TEXT,
    "accessNotes" TEXT,
    "audiences" "Audience"[],
    "levels" "Level"[],
    "openTo" "SignUpKind"[],
    "minParty" INTEGER,
    "maxParty" INTEGER,
    "pupilsPerAdult" INTEGER,
    "minAge" INTEGER,
    "maxAge" INTEGER,
    "gear" "SafetyGear"[],
    "safetyNotes" TEXT,
    "stepFree" BOOLEAN NOT NULL DEFAULT false,
    "hearing" BOOLEAN NOT NULL DEFAULT false,
    "visual" BOOLEAN NOT NULL DEFAULT false,
    "psychic" BOOLEAN NOT NULL DEFAULT false,
    "intellectual" BOOLEAN NOT NULL DEFAULT false,
    "conventionNeeded" BOOLEAN NOT NULL DEFAULT false,
    "languages" TEXT[] DEFAULT ARRAY['fr']::TEXT[],
    "priceCents" INTEGER NOT NULL DEFAULT 0,
    "conditions" TEXT,
    "contactName" TEXT,
    "contactMail" TEXT,
    "contactPhone" TEXT,
    "datesOnRequest" BOOLEAN NOT NULL DEFAULT false,
    "maxPerYear" INTEGER,
    "approvals" "Authority"[],
    "moderation" "Moderation" NOT NULL DEFAULT 'DRAFT',
    "moderationReason" TEXT,
    "publishedAt" TIMESTAMPTZ(3),
    "cancelledReason" TEXT,
    "label" "LabelState" NOT NULL DEFAULT 'NONE',
    "labelNumber" TEXT,
    "labelReason" TEXT,
    "labelSubmittedAt" TIMESTAMPTZ(3),
    "uid" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "searchText" TEXT NOT NULL DEFAULT '',
    "createdById" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Activity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ActivityHost" (
    "activityId" UUID NOT NULL,
    "companyId" UUID NOT NULL,

    CONSTRAINT "ActivityHost_pkey" PRIMARY KEY ("activityId","companyId")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" UUID NOT NULL,
    "activityId" UUID NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "seats" INTEGER NOT NULL,
    "status" "SessionStatus" NOT NULL DEFAULT 'PLANNED',
    "cancelReason" TEXT,
    "note" TEXT,
    "signUpClosesAt" TIMESTAMPTZ(3),
    "uid" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "changedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "VisitRequest" (
    "id" UUID NOT NULL,
    "programmeId" UUID NOT NULL,
    "schoolId" UUID NOT NULL,
    "kind" "ActivityKind" NOT NULL,
    "level" "Level" NOT NULL,
    "pupils" INTEGER NOT NULL,
    "adults" INTEGER NOT NULL,
    "stepFree" INTEGER NOT NULL DEFAULT 0,
    "theme" TEXT,
    "wishes" TEXT,
    "maxKm" INTEGER,
    "windows" JSONB NOT NULL DEFAULT '[]',
    "state" "RequestState" NOT NULL DEFAULT 'OPEN',
    "createdById" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "VisitRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "VisitOffer" (
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "activityId" UUID,
    "startsAt" TIMESTAMPTZ(3),
    "endsAt" TIMESTAMPTZ(3),
    "message" TEXT,
    "accepted" BOOLEAN,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "VisitOffer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CalendarFeed" (
    "id" UUID NOT NULL,
    "ownerId" TEXT NOT NULL,
    "scope" JSONB NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revokedAt" TIMESTAMPTZ(3),
    "lastReadAt" TIMESTAMPTZ(3),

    CONSTRAINT "CalendarFeed_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "School" (
    "id" UUID NOT NULL,
    "uai" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "SchoolKind" NOT NULL DEFAULT 'OTHER',
    "sector" "Sector" NOT NULL DEFAULT 'PUBLIC',
    "address" TEXT,
    "postcode" TEXT,
    "communeCode" TEXT,
    "town" TEXT NOT NULL,
    "department" TEXT NOT NULL,
    "academie" TEXT,
    "basin" TEXT,
    "latitude" DOUBLE PRECISION,
    "longitude" DOUBLE PRECISION,
    "phone" TEXT,
    "mail" TEXT,
    "web" TEXT,
    "priorityEducation" "PriorityEducation" NOT NULL DEFAULT 'NONE',
    "rural" BOOLEAN NOT NULL DEFAULT false,
    "pupilsByLevel" JSONB NOT NULL DEFAULT '{}',
    "openedOn" DATE,
    "closedOn" DATE,
    "invented" BOOLEAN NOT NULL DEFAULT false,
    "searchText" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "School_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SchoolUai" (
    "uai" TEXT NOT NULL,
    "schoolId" UUID NOT NULL,
    "until" DATE,

    CONSTRAINT "SchoolUai_pkey" PRIMARY KEY ("uai")
);

-- CreateTable
CREATE TABLE "Company" (
    "id" UUID NOT NULL,
    "siren" TEXT NOT NULL,
    "siret" TEXT,
    "name" TEXT NOT NULL,
    "siteName" TEXT,
    "nafCode" TEXT,
    "nafNomenclature" "NafNomenclature",
    "activity" TEXT,
    "address" TEXT,
    "postcode" TEXT,
    "communeCode" TEXT,
    "town" TEXT,
    "department" TEXT,
    "region" TEXT,
    "country" TEXT NOT NULL DEFAULT 'FR',
    "latitude" DOUBLE PRECISION,
    "longitude" DOUBLE PRECISION,
    "headcountBand" TEXT,
    "category" TEXT,
    "outlets" "Outlet"[],
    "phone" TEXT,
    "mail" TEXT,
    "web" TEXT,
    "createdOn" DATE,
    "closedOn" DATE,
    "invented" BOOLEAN NOT NULL DEFAULT false,
    "searchText" TEXT NOT NULL DEFAULT '',
    "undertakingId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Company_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Undertaking" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "Undertaking_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Partner" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "short" TEXT,
    "web" TEXT,
    "invented" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Partner_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Contact" (
    "id" UUID NOT NULL,
    "role" "Role" NOT NULL,
    "userId" TEXT,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "phone" TEXT,
    "position" TEXT,
    "schoolId" UUID,
    "companyId" UUID,
    "partnerId" UUID,
    "academie" TEXT,
    "verifiedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "invented" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Contact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Import" (
    "id" UUID NOT NULL,
    "kind" "ImportKind" NOT NULL,
    "state" "ImportState" NOT NULL DEFAULT 'READING',
    "fileName" TEXT NOT NULL,
    "format" JSONB NOT NULL DEFAULT '{}',
    "totalBytes" BIGINT NOT NULL DEFAULT 0,
    "readBytes" BIGINT NOT NULL DEFAULT 0,
    "rows" INTEGER NOT NULL DEFAULT 0,
    "added" INTEGER NOT NULL DEFAULT 0,
    "changed" INTEGER NOT NULL DEFAULT 0,
    "same" INTEGER NOT NULL DEFAULT 0,
    "bad" INTEGER NOT NULL DEFAULT 0,
    "applied" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT,
    "createdById" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportRow" (
    "importId" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "action" "ImportAction" NOT NULL,
    "key" TEXT,
    "values" JSONB NOT NULL DEFAULT '{}',
    "changes" JSONB NOT NULL DEFAULT '{}',
    "errors" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "ImportRow_pkey" PRIMARY KEY ("importId","line")
);

-- CreateTable
CREATE TABLE "Message" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "dedupeKey" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "userId" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'fr',
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT,
    "secret" BOOLEAN NOT NULL DEFAULT false,
    "attachments" JSONB NOT NULL DEFAULT '[]',
    "aboutType" TEXT,
    "aboutId" TEXT,
    "state" "MessageState" NOT NULL DEFAULT 'QUEUED',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lockedUntil" TIMESTAMPTZ(3),
    "lastError" TEXT,
    "sentAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Programme" (
    "id" UUID NOT NULL,
    "kind" "ProgrammeKind" NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL DEFAULT '',
    "theme" TEXT,
    "startsOn" DATE NOT NULL,
    "endsOn" DATE NOT NULL,
    "zone" TEXT NOT NULL DEFAULT 'Europe/Paris',
    "status" "ProgrammeStatus" NOT NULL DEFAULT 'PLANNED',
    "statusNote" TEXT,
    "publishedAt" TIMESTAMPTZ(3),
    "signUpOpensAt" TIMESTAMPTZ(3),
    "signUpClosesAt" TIMESTAMPTZ(3),
    "labelFrom" DATE,
    "labelUntil" DATE,
    "labelDeadline" DATE,
    "holidayZone" TEXT NOT NULL DEFAULT 'B',
    "place" TEXT,
    "town" TEXT,
    "example" BOOLEAN NOT NULL DEFAULT false,
    "copiedFromId" UUID,
    "uid" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 0,
    "searchText" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Programme_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProgrammePartner" (
    "programmeId" UUID NOT NULL,
    "partnerId" UUID NOT NULL,
    "shareBp" INTEGER NOT NULL DEFAULT 0,
    "amountCents" INTEGER,

    CONSTRAINT "ProgrammePartner_pkey" PRIMARY KEY ("programmeId","partnerId")
);

-- CreateTable
CREATE TABLE "SchoolHoliday" (
    "id" UUID NOT NULL,
    "zone" TEXT NOT NULL,
    "year" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "firstDay" DATE NOT NULL,
    "backOn" DATE NOT NULL,

    CONSTRAINT "SchoolHoliday_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Show" (
    "programmeId" UUID NOT NULL,
    "organiser" TEXT,
    "venue" TEXT,
    "venueAddress" TEXT,
    "web" TEXT,
    "applicationsOpen" TIMESTAMPTZ(3),
    "applicationsClose" TIMESTAMPTZ(3),
    "vatBp" INTEGER NOT NULL DEFAULT 2000,
    "depositBp" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Show_pkey" PRIMARY KEY ("programmeId")
);

-- CreateTable
CREATE TABLE "Hall" (
    "id" UUID NOT NULL,
    "showId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "width" DECIMAL(8,2) NOT NULL,
    "height" DECIMAL(8,2) NOT NULL,
    "outline" JSONB NOT NULL DEFAULT '[]',
    "gangways" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "Hall_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Stand" (
    "id" UUID NOT NULL,
    "hallId" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "x" DECIMAL(8,2) NOT NULL,
    "y" DECIMAL(8,2) NOT NULL,
    "width" DECIMAL(8,2) NOT NULL,
    "height" DECIMAL(8,2) NOT NULL,
    "openSides" INTEGER NOT NULL DEFAULT 1,
    "equipped" BOOLEAN NOT NULL DEFAULT true,
    "zone" TEXT,

    CONSTRAINT "Stand_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PriceItem" (
    "id" UUID NOT NULL,
    "showId" UUID NOT NULL,
    "unit" "PriceUnit" NOT NULL,
    "code" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "amountCents" INTEGER,
    "percentBp" INTEGER,
    "openSides" INTEGER,
    "vatBp" INTEGER NOT NULL DEFAULT 2000,
    "validFrom" DATE,
    "validUntil" DATE,
    "stock" INTEGER,

    CONSTRAINT "PriceItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Application" (
    "id" UUID NOT NULL,
    "showId" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "state" "ApplicationState" NOT NULL DEFAULT 'DRAFT',
    "wishes" JSONB NOT NULL DEFAULT '[]',
    "products" TEXT NOT NULL DEFAULT '',
    "outlets" "Outlet"[],
    "options" JSONB NOT NULL DEFAULT '{}',
    "draft" JSONB NOT NULL DEFAULT '{}',
    "submittedAt" TIMESTAMPTZ(3),
    "late" BOOLEAN NOT NULL DEFAULT false,
    "score" INTEGER,
    "scoreReason" TEXT,
    "refuseReason" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Application_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CoExhibitor" (
    "applicationId" UUID NOT NULL,
    "companyId" UUID NOT NULL,

    CONSTRAINT "CoExhibitor_pkey" PRIMARY KEY ("applicationId","companyId")
);

-- CreateTable
CREATE TABLE "Assignment" (
    "id" UUID NOT NULL,
    "standId" UUID NOT NULL,
    "applicationId" UUID NOT NULL,
    "state" "AssignmentState" NOT NULL DEFAULT 'HELD',
    "heldUntil" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Quote" (
    "id" UUID NOT NULL,
    "applicationId" UUID NOT NULL,
    "number" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,
    "state" "QuoteState" NOT NULL DEFAULT 'DRAFT',
    "validUntil" DATE,
    "sentAt" TIMESTAMPTZ(3),
    "acceptedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Quote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "QuoteLine" (
    "id" UUID NOT NULL,
    "quoteId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "quantityC" INTEGER NOT NULL,
    "unitAmountCents" INTEGER NOT NULL,
    "vatBp" INTEGER NOT NULL,
    "amountCents" INTEGER NOT NULL,

    CONSTRAINT "QuoteLine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SubsidyRule" (
    "id" UUID NOT NULL,
    "showId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "rateBp" INTEGER NOT NULL,
    "ceilingCents" INTEGER NOT NULL,
    "eligibleCodes" TEXT[],
    "firstN" INTEGER,
    "companySizes" TEXT[],
    "evidence" TEXT,
    "claimBy" DATE,

    CONSTRAINT "SubsidyRule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AidGrant" (
    "id" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "undertakingId" UUID,
    "programmeId" UUID,
    "amountCents" INTEGER NOT NULL,
    "grantedOn" DATE NOT NULL,
    "grantor" TEXT NOT NULL,
    "legalBasis" TEXT NOT NULL DEFAULT 'EU 2023/2831',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AidGrant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Deadline" (
    "id" UUID NOT NULL,
    "showId" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "detail" TEXT NOT NULL DEFAULT '',
    "dueOn" DATE NOT NULL,
    "perCompany" BOOLEAN NOT NULL DEFAULT false,
    "owner" TEXT,
    "uid" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "changedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Deadline_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DeadlineTask" (
    "deadlineId" UUID NOT NULL,
    "applicationId" UUID NOT NULL,
    "doneAt" TIMESTAMPTZ(3),
    "doneById" TEXT,

    CONSTRAINT "DeadlineTask_pkey" PRIMARY KEY ("deadlineId","applicationId")
);

-- CreateTable
CREATE TABLE "Shift" (
    "id" UUID NOT NULL,
    "showId" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "needed" INTEGER NOT NULL DEFAULT 1,
    "skills" TEXT[],
    "uid" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "changedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Shift_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ShiftDuty" (
    "shiftId" UUID NOT NULL,
    "contactId" UUID NOT NULL,

    CONSTRAINT "ShiftDuty_pkey" PRIMARY KEY ("shiftId","contactId")
);

-- CreateTable
CREATE TABLE "Lead" (
    "id" UUID NOT NULL,
    "showId" UUID NOT NULL,
    "companyId" UUID NOT NULL,
    "deviceKey" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "mail" TEXT,
    "phone" TEXT,
    "firm" TEXT,
    "interest" TEXT NOT NULL DEFAULT '',
    "rating" INTEGER,
    "notes" TEXT NOT NULL DEFAULT '',
    "consent" TEXT NOT NULL,
    "followUp" TEXT NOT NULL DEFAULT 'OPEN',
    "keepUntil" DATE NOT NULL,
    "madeAt" TIMESTAMPTZ(3) NOT NULL,
    "createdById" TEXT,

    CONSTRAINT "Lead_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SignUp" (
    "id" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "kind" "SignUpKind" NOT NULL,
    "status" "SignUpStatus" NOT NULL,
    "userId" TEXT,
    "schoolId" UUID,
    "companyId" UUID,
    "level" "Level",
    "className" TEXT,
    "pupils" INTEGER NOT NULL DEFAULT 0,
    "adults" INTEGER NOT NULL DEFAULT 0,
    "stepFree" INTEGER NOT NULL DEFAULT 0,
    "needs" TEXT,
    "contactName" TEXT,
    "contactPhone" TEXT,
    "personMail" TEXT,
    "queuedAt" TIMESTAMPTZ(6),
    "offeredUntil" TIMESTAMPTZ(3),
    "cancelReason" TEXT,
    "refuseReason" TEXT,
    "confirmedAt" TIMESTAMPTZ(3),
    "cancelledAt" TIMESTAMPTZ(3),
    "pupilsPresent" INTEGER,
    "adultsPresent" INTEGER,
    "arrivedAt" TIMESTAMPTZ(3),
    "formKey" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SignUp_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Approval" (
    "id" UUID NOT NULL,
    "authority" "Authority" NOT NULL,
    "signUpId" UUID,
    "activityId" UUID,
    "state" "ApprovalState" NOT NULL DEFAULT 'ASKED',
    "askedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "dueAt" TIMESTAMPTZ(3),
    "decidedAt" TIMESTAMPTZ(3),
    "decidedById" TEXT,
    "reason" TEXT,
    "basis" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "Approval_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE UNIQUE INDEX "AuthSession_token_key" ON "AuthSession"("token");

-- CreateIndex
CREATE INDEX "AuthSession_userId_idx" ON "AuthSession"("userId");

-- CreateIndex
CREATE INDEX "AuthSession_expiresAt_idx" ON "AuthSession"("expiresAt");

-- CreateIndex
CREATE INDEX "AuthAccount_userId_idx" ON "AuthAccount"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "AuthAccount_providerId_accountId_key" ON "AuthAccount"("providerId", "accountId");

-- CreateIndex
CREATE INDEX "AuthVerification_identifier_idx" ON "AuthVerification"("identifier");

-- CreateIndex
CREATE INDEX "AuthVerification_expiresAt_idx" ON "AuthVerification"("expiresAt");

-- CreateIndex
CREATE INDEX "TwoFactor_secret_idx" ON "TwoFactor"("secret");

-- CreateIndex
CREATE INDEX "TwoFactor_userId_idx" ON "TwoFactor"("userId");

-- CreateIndex
CREATE INDEX "AuditEntry_subjectType_subjectId_at_idx" ON "AuditEntry"("subjectType", "subjectId", "at");

-- CreateIndex
CREATE INDEX "AuditEntry_actorId_at_idx" ON "AuditEntry"("actorId", "at");

-- CreateIndex
CREATE INDEX "AuditEntry_at_idx" ON "AuditEntry"("at");

-- CreateIndex
CREATE UNIQUE INDEX "Activity_slug_key" ON "Activity"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Activity_uid_key" ON "Activity"("uid");

-- CreateIndex
CREATE INDEX "Activity_programmeId_moderation_idx" ON "Activity"("programmeId", "moderation");

-- CreateIndex
CREATE INDEX "Activity_hostId_idx" ON "Activity"("hostId");

-- CreateIndex
CREATE INDEX "ActivityHost_companyId_idx" ON "ActivityHost"("companyId");

-- CreateIndex
CREATE UNIQUE INDEX "Session_uid_key" ON "Session"("uid");

-- CreateIndex
CREATE INDEX "Session_activityId_startsAt_idx" ON "Session"("activityId", "startsAt");

-- CreateIndex
CREATE INDEX "Session_startsAt_idx" ON "Session"("startsAt");

-- CreateIndex
CREATE INDEX "VisitRequest_programmeId_state_idx" ON "VisitRequest"("programmeId", "state");

-- CreateIndex
CREATE INDEX "VisitRequest_schoolId_idx" ON "VisitRequest"("schoolId");

-- CreateIndex
CREATE INDEX "VisitOffer_requestId_idx" ON "VisitOffer"("requestId");

-- CreateIndex
CREATE INDEX "VisitOffer_companyId_idx" ON "VisitOffer"("companyId");

-- CreateIndex
CREATE UNIQUE INDEX "CalendarFeed_tokenHash_key" ON "CalendarFeed"("tokenHash");

-- CreateIndex
CREATE INDEX "CalendarFeed_ownerId_idx" ON "CalendarFeed"("ownerId");

-- CreateIndex
CREATE UNIQUE INDEX "School_uai_key" ON "School"("uai");

-- CreateIndex
CREATE INDEX "School_department_town_idx" ON "School"("department", "town");

-- CreateIndex
CREATE INDEX "SchoolUai_schoolId_idx" ON "SchoolUai"("schoolId");

-- CreateIndex
CREATE UNIQUE INDEX "Company_siret_key" ON "Company"("siret");

-- CreateIndex
CREATE INDEX "Company_siren_idx" ON "Company"("siren");

-- CreateIndex
CREATE INDEX "Company_department_town_idx" ON "Company"("department", "town");

-- CreateIndex
CREATE INDEX "Company_undertakingId_idx" ON "Company"("undertakingId");

-- CreateIndex
CREATE INDEX "Contact_userId_idx" ON "Contact"("userId");

-- CreateIndex
CREATE INDEX "Contact_schoolId_idx" ON "Contact"("schoolId");

-- CreateIndex
CREATE INDEX "Contact_companyId_idx" ON "Contact"("companyId");

-- CreateIndex
CREATE INDEX "Contact_partnerId_idx" ON "Contact"("partnerId");

-- CreateIndex
CREATE INDEX "ImportRow_importId_action_line_idx" ON "ImportRow"("importId", "action", "line");

-- CreateIndex
CREATE UNIQUE INDEX "Message_dedupeKey_key" ON "Message"("dedupeKey");

-- CreateIndex
CREATE INDEX "Message_state_nextAt_idx" ON "Message"("state", "nextAt");

-- CreateIndex
CREATE INDEX "Message_createdAt_idx" ON "Message"("createdAt");

-- CreateIndex
CREATE INDEX "Message_aboutType_aboutId_idx" ON "Message"("aboutType", "aboutId");

-- CreateIndex
CREATE UNIQUE INDEX "Programme_slug_key" ON "Programme"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Programme_uid_key" ON "Programme"("uid");

-- CreateIndex
CREATE INDEX "Programme_kind_startsOn_idx" ON "Programme"("kind", "startsOn");

-- CreateIndex
CREATE UNIQUE INDEX "SchoolHoliday_zone_firstDay_key" ON "SchoolHoliday"("zone", "firstDay");

-- CreateIndex
CREATE UNIQUE INDEX "Hall_showId_name_key" ON "Hall"("showId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "Stand_hallId_number_key" ON "Stand"("hallId", "number");

-- CreateIndex
CREATE INDEX "PriceItem_showId_unit_idx" ON "PriceItem"("showId", "unit");

-- CreateIndex
CREATE INDEX "Application_companyId_idx" ON "Application"("companyId");

-- CreateIndex
CREATE UNIQUE INDEX "Application_showId_companyId_key" ON "Application"("showId", "companyId");

-- CreateIndex
CREATE INDEX "CoExhibitor_companyId_idx" ON "CoExhibitor"("companyId");

-- CreateIndex
CREATE INDEX "Assignment_standId_idx" ON "Assignment"("standId");

-- CreateIndex
CREATE INDEX "Assignment_applicationId_idx" ON "Assignment"("applicationId");

-- CreateIndex
CREATE UNIQUE INDEX "Quote_number_key" ON "Quote"("number");

-- CreateIndex
CREATE INDEX "Quote_applicationId_idx" ON "Quote"("applicationId");

-- CreateIndex
CREATE UNIQUE INDEX "QuoteLine_quoteId_position_key" ON "QuoteLine"("quoteId", "position");

-- CreateIndex
CREATE INDEX "AidGrant_companyId_grantedOn_idx" ON "AidGrant"("companyId", "grantedOn");

-- CreateIndex
CREATE INDEX "AidGrant_undertakingId_grantedOn_idx" ON "AidGrant"("undertakingId", "grantedOn");

-- CreateIndex
CREATE UNIQUE INDEX "Deadline_uid_key" ON "Deadline"("uid");

-- CreateIndex
CREATE INDEX "Deadline_showId_dueOn_idx" ON "Deadline"("showId", "dueOn");

-- CreateIndex
CREATE INDEX "DeadlineTask_applicationId_idx" ON "DeadlineTask"("applicationId");

-- CreateIndex
CREATE UNIQUE INDEX "Shift_uid_key" ON "Shift"("uid");

-- CreateIndex
CREATE INDEX "Shift_showId_startsAt_idx" ON "Shift"("showId", "startsAt");

-- CreateIndex
CREATE INDEX "ShiftDuty_contactId_idx" ON "ShiftDuty"("contactId");

-- CreateIndex
CREATE UNIQUE INDEX "Lead_deviceKey_key" ON "Lead"("deviceKey");

-- CreateIndex
CREATE INDEX "Lead_showId_companyId_idx" ON "Lead"("showId", "companyId");

-- CreateIndex
CREATE INDEX "Lead_keepUntil_idx" ON "Lead"("keepUntil");

-- CreateIndex
CREATE UNIQUE INDEX "SignUp_formKey_key" ON "SignUp"("formKey");

-- CreateIndex
CREATE INDEX "SignUp_sessionId_status_idx" ON "SignUp"("sessionId", "status");

-- CreateIndex
CREATE INDEX "SignUp_schoolId_idx" ON "SignUp"("schoolId");

-- CreateIndex
CREATE INDEX "SignUp_companyId_idx" ON "SignUp"("companyId");

-- CreateIndex
CREATE INDEX "SignUp_userId_idx" ON "SignUp"("userId");

-- CreateIndex
CREATE INDEX "Approval_authority_state_dueAt_idx" ON "Approval"("authority", "state", "dueAt");

-- CreateIndex
CREATE INDEX "Approval_signUpId_idx" ON "Approval"("signUpId");

-- CreateIndex
CREATE INDEX "Approval_activityId_idx" ON "Approval"("activityId");

-- AddForeignKey
ALTER TABLE "AuthSession" ADD CONSTRAINT "AuthSession_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuthAccount" ADD CONSTRAINT "AuthAccount_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TwoFactor" ADD CONSTRAINT "TwoFactor_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Activity" ADD CONSTRAINT "Activity_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "Programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Activity" ADD CONSTRAINT "Activity_hostId_fkey" FOREIGN KEY ("hostId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ActivityHost" ADD CONSTRAINT "ActivityHost_activityId_fkey" FOREIGN KEY ("activityId") REFERENCES "Activity"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ActivityHost" ADD CONSTRAINT "ActivityHost_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_activityId_fkey" FOREIGN KEY ("activityId") REFERENCES "Activity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VisitRequest" ADD CONSTRAINT "VisitRequest_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "Programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VisitRequest" ADD CONSTRAINT "VisitRequest_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VisitOffer" ADD CONSTRAINT "VisitOffer_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "VisitRequest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VisitOffer" ADD CONSTRAINT "VisitOffer_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VisitOffer" ADD CONSTRAINT "VisitOffer_activityId_fkey" FOREIGN KEY ("activityId") REFERENCES "Activity"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalendarFeed" ADD CONSTRAINT "CalendarFeed_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SchoolUai" ADD CONSTRAINT "SchoolUai_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Company" ADD CONSTRAINT "Company_undertakingId_fkey" FOREIGN KEY ("undertakingId") REFERENCES "Undertaking"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Contact" ADD CONSTRAINT "Contact_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Contact" ADD CONSTRAINT "Contact_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Contact" ADD CONSTRAINT "Contact_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Contact" ADD CONSTRAINT "Contact_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ImportRow" ADD CONSTRAINT "ImportRow_importId_fkey" FOREIGN KEY ("importId") REFERENCES "Import"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Programme" ADD CONSTRAINT "Programme_copiedFromId_fkey" FOREIGN KEY ("copiedFromId") REFERENCES "Programme"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProgrammePartner" ADD CONSTRAINT "ProgrammePartner_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "Programme"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProgrammePartner" ADD CONSTRAINT "ProgrammePartner_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "Partner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Show" ADD CONSTRAINT "Show_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "Programme"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Hall" ADD CONSTRAINT "Hall_showId_fkey" FOREIGN KEY ("showId") REFERENCES "Show"("programmeId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Stand" ADD CONSTRAINT "Stand_hallId_fkey" FOREIGN KEY ("hallId") REFERENCES "Hall"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PriceItem" ADD CONSTRAINT "PriceItem_showId_fkey" FOREIGN KEY ("showId") REFERENCES "Show"("programmeId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Application" ADD CONSTRAINT "Application_showId_fkey" FOREIGN KEY ("showId") REFERENCES "Show"("programmeId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Application" ADD CONSTRAINT "Application_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CoExhibitor" ADD CONSTRAINT "CoExhibitor_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CoExhibitor" ADD CONSTRAINT "CoExhibitor_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_standId_fkey" FOREIGN KEY ("standId") REFERENCES "Stand"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Quote" ADD CONSTRAINT "Quote_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuoteLine" ADD CONSTRAINT "QuoteLine_quoteId_fkey" FOREIGN KEY ("quoteId") REFERENCES "Quote"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SubsidyRule" ADD CONSTRAINT "SubsidyRule_showId_fkey" FOREIGN KEY ("showId") REFERENCES "Show"("programmeId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AidGrant" ADD CONSTRAINT "AidGrant_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AidGrant" ADD CONSTRAINT "AidGrant_undertakingId_fkey" FOREIGN KEY ("undertakingId") REFERENCES "Undertaking"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AidGrant" ADD CONSTRAINT "AidGrant_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "Programme"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Deadline" ADD CONSTRAINT "Deadline_showId_fkey" FOREIGN KEY ("showId") REFERENCES "Show"("programmeId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeadlineTask" ADD CONSTRAINT "DeadlineTask_deadlineId_fkey" FOREIGN KEY ("deadlineId") REFERENCES "Deadline"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeadlineTask" ADD CONSTRAINT "DeadlineTask_applicationId_fkey" FOREIGN KEY ("applicationId") REFERENCES "Application"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Shift" ADD CONSTRAINT "Shift_showId_fkey" FOREIGN KEY ("showId") REFERENCES "Show"("programmeId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ShiftDuty" ADD CONSTRAINT "ShiftDuty_shiftId_fkey" FOREIGN KEY ("shiftId") REFERENCES "Shift"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ShiftDuty" ADD CONSTRAINT "ShiftDuty_contactId_fkey" FOREIGN KEY ("contactId") REFERENCES "Contact"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Lead" ADD CONSTRAINT "Lead_showId_fkey" FOREIGN KEY ("showId") REFERENCES "Show"("programmeId") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Lead" ADD CONSTRAINT "Lead_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SignUp" ADD CONSTRAINT "SignUp_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SignUp" ADD CONSTRAINT "SignUp_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SignUp" ADD CONSTRAINT "SignUp_schoolId_fkey" FOREIGN KEY ("schoolId") REFERENCES "School"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SignUp" ADD CONSTRAINT "SignUp_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "Company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Approval" ADD CONSTRAINT "Approval_signUpId_fkey" FOREIGN KEY ("signUpId") REFERENCES "SignUp"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Approval" ADD CONSTRAINT "Approval_activityId_fkey" FOREIGN KEY ("activityId") REFERENCES "Activity"("id") ON DELETE CASCADE ON UPDATE CASCADE;
