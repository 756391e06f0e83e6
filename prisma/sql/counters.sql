-- Limited places: the counter row is what the conditional UPDATE takes; the database refuses a counter beyond its limit
-- even to code that forgot to ask.

ALTER TABLE "Delegation" DROP CONSTRAINT IF EXISTS "Delegation_places";
ALTER TABLE "Delegation" ADD CONSTRAINT "Delegation_places"
  CHECK (quota >= 0 AND "fundedSeats" BETWEEN 0 AND quota AND "seatsTaken" BETWEEN 0 AND quota);

ALTER TABLE "Invitation" DROP CONSTRAINT IF EXISTS "Invitation_places";
ALTER TABLE "Invitation" ADD CONSTRAINT "Invitation_places" CHECK (seats >= 0 AND "fundedSeats" BETWEEN 0 AND seats);

ALTER TABLE "Meeting" DROP CONSTRAINT IF EXISTS "Meeting_places";
ALTER TABLE "Meeting" ADD CONSTRAINT "Meeting_places" CHECK (capacity >= 0 AND "confirmedCount" BETWEEN 0 AND capacity);

ALTER TABLE "Meeting" DROP CONSTRAINT IF EXISTS "Meeting_days";
ALTER TABLE "Meeting" ADD CONSTRAINT "Meeting_days" CHECK ("startsOn" <= "endsOn");

ALTER TABLE "Meeting" DROP CONSTRAINT IF EXISTS "Meeting_settings";
ALTER TABLE "Meeting" ADD CONSTRAINT "Meeting_settings"
  CHECK ("smallCell" >= 0 AND "topK" >= 1 AND "liveSeq" >= 0 AND cardinality(languages) >= 1);

ALTER TABLE "Seat" DROP CONSTRAINT IF EXISTS "Seat_rank";
ALTER TABLE "Seat" ADD CONSTRAINT "Seat_rank" CHECK (rank >= 1);

ALTER TABLE "ResultCell" DROP CONSTRAINT IF EXISTS "ResultCell_counts";
ALTER TABLE "ResultCell" ADD CONSTRAINT "ResultCell_counts"
  CHECK ("topCount" >= 0 AND "topCount" <= answered AND answered <= invited AND points2 >= 0 AND (rank IS NULL OR rank >= 1));
