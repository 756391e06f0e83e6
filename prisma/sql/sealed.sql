-- Rows that are written once. The application's role lacks the rights to change them; these triggers refuse it to
-- every other role too, the owner of the tables included, so that a text that was decided or published cannot be
-- changed quietly.
--
-- UnitText is sealed as well: a translation may be added to a revision, and what was written stays. A translation that
-- went stale or was wrong is put right in the next revision, never in place.
-- AuditDetail is not here: a person's data must be erasable, while the entry and the chain stay.

CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is sealed: its rows are never changed or removed', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END
$$;

DO $$
DECLARE
  sealed text;
BEGIN
  FOREACH sealed IN ARRAY ARRAY[
    'AnswerEvent', 'AuditEntry', 'AuditSeal', 'Decision', 'DiscussionPoint', 'Publication', 'RecommendationTransition',
    'RegistrationDecision', 'Reopening', 'ResultCell', 'ResultSnapshot', 'Revision', 'Submission', 'SurveyVersion', 'Unit', 'UnitText'
  ] LOOP
    EXECUTE format('CREATE OR REPLACE TRIGGER sealed BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', sealed);
    EXECUTE format('CREATE OR REPLACE TRIGGER sealed_whole BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', sealed);
  END LOOP;
END
$$;
