import type { SheetRules } from './grid';

/** Columns of the survey sheet that are taken over. */
export const surveyKeys = [
  'type',
  'name',
  'label',
  'hint',
  'required',
  'required_message',
  'relevant',
  'constraint',
  'constraint_message',
  'calculation',
  'choice_filter',
  'default',
  'parameters',
  'appearance',
  'repeat_count',
  'disabled',
  'instance::parley',
] as const;

export const surveyRules: SheetRules = {
  mark: 'type',
  translated: ['label', 'hint', 'constraint_message', 'required_message', 'guidance_hint', 'image', 'audio', 'video'],
  aliases: {
    command: 'type',
    tag: 'name',
    value: 'name',
    caption: 'label',
    text: 'label',
    relevance: 'relevant',
    'bind::relevant': 'relevant',
    'bind::required': 'required',
    'bind::constraint': 'constraint',
    constraining_message: 'constraint_message',
    'bind::jr:constraintmsg': 'constraint_message',
    requiredmsg: 'required_message',
    'bind::jr:requiredmsg': 'required_message',
    calculate: 'calculation',
    'bind::calculate': 'calculation',
    'control::appearance': 'appearance',
    'body::appearance': 'appearance',
    count: 'repeat_count',
    'jr:count': 'repeat_count',
    'control::jr:count': 'repeat_count',
    readonly: 'read_only',
    'bind::readonly': 'read_only',
    'media::image': 'image',
    'media::audio': 'audio',
    'media::video': 'video',
  },
};

export const choicesRules: SheetRules = {
  mark: 'list_name',
  translated: ['label', 'image', 'audio', 'video'],
  aliases: {
    list: 'list_name',
    value: 'name',
    caption: 'label',
    text: 'label',
    'media::image': 'image',
    'media::audio': 'audio',
    'media::video': 'video',
  },
};

/** The settings sheet has its headings in the first row that says anything. */
export const settingsRules: Omit<SheetRules, 'mark'> = {
  translated: ['form_title'],
  aliases: { title: 'form_title', set_form_title: 'form_title', set_form_id: 'form_id', id_string: 'form_id' },
};

/** Columns of our own with the title in further languages, `parley_title_fr`: XLSForm has one without a language. */
export const titleColumn = 'parley_title_';

/** Settings that are taken over, and those that name the file alone. */
export const settingKeys = ['form_title', 'form_id', 'version', 'default_language', 'allow_choice_duplicates'];
