import type { z } from 'zod';
import type { Ctx } from '@/lib/core/execute';
import { changeDraft, type DraftChanged } from './change-draft';
import { arrangeChoice, findItem, moveItem, removeItem } from './model/edit-definition';
import type { arrangeItemSchema, FormDefinition } from './schema';

/** Moves a page, section, field or choice one place up or down, or takes it out. What was answered stays answered. */
export async function arrangeItem(ctx: Ctx, input: z.output<typeof arrangeItemSchema>): Promise<DraftChanged> {
  const { item, choice, step } = input;
  let goOn = item;
  const changed = await changeDraft(
    ctx,
    input,
    item,
    (draft) => {
      if (choice) return arrangeChoice(draft, item, choice, step);
      if (step !== 'remove') return moveItem(draft, item, step);
      goOn = parentOf(draft, item);
      return removeItem(draft, item);
    },
    { step, ...(choice ? { choice } : {}) },
  );
  return { ...changed, item: goOn };
}

/** Where the reader goes on once an item is gone. */
function parentOf(draft: FormDefinition, id: string): string {
  const item = findItem(draft, id);
  return item?.what === 'field' ? item.section.id : item?.what === 'section' ? item.page.id : '';
}
