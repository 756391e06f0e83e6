-- CreateTable
CREATE TABLE "AgendaPlacement" (
    "id" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "byAccountId" UUID,
    "fromVersion" INTEGER NOT NULL,
    "toVersion" INTEGER NOT NULL,
    "day" INTEGER,
    "start" TEXT,
    "end" TEXT,
    "room" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AgendaPlacement_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "AgendaPlacement_sessionId_idx" ON "AgendaPlacement"("sessionId");

-- CreateIndex
CREATE INDEX "AgendaPlacement_byAccountId_idx" ON "AgendaPlacement"("byAccountId");

-- AddForeignKey
ALTER TABLE "AgendaPlacement" ADD CONSTRAINT "AgendaPlacement_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "AgendaSession"("id") ON DELETE CASCADE ON UPDATE CASCADE;
