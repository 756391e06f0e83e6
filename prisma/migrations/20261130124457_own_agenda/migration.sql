-- CreateTable
CREATE TABLE "AgendaMark" (
    "id" UUID NOT NULL,
    "roleId" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "kept" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AgendaMark_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AgendaFeed" (
    "id" UUID NOT NULL,
    "roleId" UUID NOT NULL,
    "nonce" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AgendaFeed_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "AgendaMark_roleId_sessionId_key" ON "AgendaMark"("roleId", "sessionId");

-- CreateIndex
CREATE UNIQUE INDEX "AgendaFeed_roleId_key" ON "AgendaFeed"("roleId");

-- CreateIndex
CREATE UNIQUE INDEX "AgendaFeed_tokenHash_key" ON "AgendaFeed"("tokenHash");

-- AddForeignKey
ALTER TABLE "AgendaMark" ADD CONSTRAINT "AgendaMark_roleId_fkey" FOREIGN KEY ("roleId") REFERENCES "MeetingRole"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgendaFeed" ADD CONSTRAINT "AgendaFeed_roleId_fkey" FOREIGN KEY ("roleId") REFERENCES "MeetingRole"("id") ON DELETE CASCADE ON UPDATE CASCADE;
