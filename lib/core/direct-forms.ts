/**
 * Forms that a crowd sends at once, or that are sent with every pause of typing: where JavaScript is loaded they go to an address of
 * their own, `/api/forms/<name>`, and not the framework's way for forms, which passes the proxy, codes the fields for React and may
 * answer with a page. Without JavaScript they are plain posts like any other.
 */
export const directForms = ['registration', 'registration-answer', 'survey-answer'] as const;

export type DirectForm = (typeof directForms)[number];
