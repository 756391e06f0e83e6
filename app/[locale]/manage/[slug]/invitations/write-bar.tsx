'use client';

import { Checkbox } from '@/components/form/choice-fields';
import { useForm } from '@/components/form/form-context';
import { fill } from '@/components/form/form-words';
import { SubmitButton } from '@/components/form/submit-button';
import { TickCount } from './tick-count';

interface WriteBarProps {
  selected: string;
  selectAll: string;
  prepare: string;
  prepareSome: string;
  remind: string;
  nothingLeaves: string;
}

/** What to write to the ticked parties. Leads to a page that shows every message; nothing leaves from here. */
export function WriteBar({ prepare, prepareSome, remind, nothingLeaves, ...count }: WriteBarProps) {
  const { words } = useForm();
  return (
    <TickCount name="invitations[]" {...count}>
      {(ticked) => (
        <>
          <Checkbox name="letters" optional defaultChecked />
          <span className="push row mid">
            <SubmitButton name="occasion" value="invitation">
              {ticked > 0 ? fill(prepareSome, { n: ticked }, words.locale) : prepare}
            </SubmitButton>
            <SubmitButton kind="plain" name="occasion" value="invitation-reminder">
              {remind}
            </SubmitButton>
          </span>
          <span className="tiny soft" style={{ flexBasis: '100%' }}>
            {nothingLeaves}
          </span>
        </>
      )}
    </TickCount>
  );
}
