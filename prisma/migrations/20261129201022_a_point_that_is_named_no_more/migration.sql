-- Whoever asks not to be named any more is named nowhere: a correction of a lower level lowers the points whose place it takes, and
-- nothing else of a sealed point ever changes. The application's role still has no right to change the table; the trigger's
-- function does it.
CREATE FUNCTION attribution_level(level "Attribution") RETURNS integer LANGUAGE sql IMMUTABLE AS $$
  SELECT array_position(ARRAY['NONE', 'REGION', 'MECHANISM', 'NAMED'], level::text)
$$;

CREATE FUNCTION refuse_change_but_lowering() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE'
    AND to_jsonb(NEW) - 'attribution' - 'partyId' = to_jsonb(OLD) - 'attribution' - 'partyId'
    AND (NEW."partyId" IS NULL OR NEW."partyId" = OLD."partyId")
    AND attribution_level(NEW.attribution) < attribution_level(OLD.attribution)
    AND EXISTS (SELECT FROM "DiscussionPoint" c WHERE c."replacesId" = OLD.id AND c.attribution = NEW.attribution)
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% is sealed: its rows are never changed or removed', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END
$$;
CREATE OR REPLACE TRIGGER sealed BEFORE UPDATE OR DELETE ON "DiscussionPoint" FOR EACH ROW EXECUTE FUNCTION refuse_change_but_lowering();

CREATE FUNCTION lower_replaced_points() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  earlier uuid := NEW."replacesId";
BEGIN
  WHILE earlier IS NOT NULL LOOP
    UPDATE "DiscussionPoint"
    SET attribution = NEW.attribution, "partyId" = CASE WHEN NEW.attribution IN ('NAMED', 'MECHANISM') THEN "partyId" END
    WHERE id = earlier AND attribution_level(NEW.attribution) < attribution_level(attribution);
    EXIT WHEN NOT FOUND;
    SELECT "replacesId" INTO earlier FROM "DiscussionPoint" WHERE id = earlier;
  END LOOP;
  RETURN NULL;
END
$$;
CREATE TRIGGER lowered AFTER INSERT ON "DiscussionPoint" FOR EACH ROW WHEN (NEW."replacesId" IS NOT NULL) EXECUTE FUNCTION lower_replaced_points();

-- What was corrected before this rule.
DO $$
DECLARE
  lowered integer := 1;
BEGIN
  WHILE lowered > 0 LOOP
    UPDATE "DiscussionPoint" p
    SET attribution = c.attribution, "partyId" = CASE WHEN c.attribution IN ('NAMED', 'MECHANISM') THEN p."partyId" END
    FROM "DiscussionPoint" c
    WHERE c."replacesId" = p.id AND attribution_level(c.attribution) < attribution_level(p.attribution);
    GET DIAGNOSTICS lowered = ROW_COUNT;
  END LOOP;
END
$$;
