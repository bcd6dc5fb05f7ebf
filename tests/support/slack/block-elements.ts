import { isDeepStrictEqual } from 'node:util';
import { objectsIn } from './json.ts';
import { LIMITS } from './limits.ts';
import {
  all,
  anyText,
  claim,
  flag,
  formed,
  items,
  may,
  oneOf,
  plain,
  present,
  type Rule,
  shape,
  string,
  whole,
} from './rules.ts';

const { button, option, options, input } = LIMITS;

const id = may(string(LIMITS.id));
const placeholder = may(plain(LIMITS.placeholder));
const url = string(LIMITS.image.url);

const confirm = may(
  shape({
    title: may(plain(LIMITS.confirm.title)),
    text: anyText(LIMITS.confirm.text),
    confirm: may(plain(LIMITS.confirm.button)),
    deny: may(plain(LIMITS.confirm.button)),
    style: may(oneOf('primary', 'danger')),
  }),
);

const action = { type: present, action_id: id };
const confirmed = { ...action, confirm };
const chosen = { ...confirmed, focus_on_load: may(flag) };
const picked = { ...chosen, placeholder };
const manyPicked = { ...picked, max_selected_items: may(whole(1, Number.MAX_SAFE_INTEGER)) };
const onAction = may(shape({ trigger_actions_on: items(oneOf('on_enter_pressed', 'on_character_entered'), 2) }));
const typed = { ...action, placeholder, focus_on_load: may(flag), dispatch_action_config: onAction };

const optionFields = { value: string(option.value), description: may(plain(option.description)) };
const plainOption = shape({ text: plain(option.text), ...optionFields });
const richOption = shape({ text: anyText(option.text), ...optionFields });
const linkOption = shape({ text: plain(option.text), ...optionFields, url: may(string(option.url)) });
const group = shape({ label: plain(option.text), options: items(plainOption, options.select) });

const fewOptions = items(richOption, options.radioOrCheckbox);
const buttonText = plain(button.text);
const label = may(string(button.label));
const style = may(oneOf('primary', 'danger'));
const initialText = may(string(input.typed, 0));
const answerLength = (least: number) => may(whole(least, input.typed));
const feedback = shape({ text: buttonText, value: string(button.value), accessibility_label: label });

/** An image in a block, or beside a section. */
export const imageElement = all(
  shape({
    type: present,
    image_url: may(url),
    slack_file: may(present),
    alt_text: string(LIMITS.image.altText),
  }),
  claim('has image_url or slack_file, one of them', (image) => 'image_url' in image !== 'slack_file' in image),
);

const selects: Record<string, Rule> = {
  static_select: listed({ ...picked, initial_option: may(plainOption) }),
  external_select: shape({ ...picked, initial_option: may(plainOption), min_query_length: may(whole(0, 100)) }),
  users_select: shape({ ...picked, initial_user: may(string(LIMITS.id)) }),
  conversations_select: shape({ ...picked, initial_conversation: id, ...conversations() }),
  channels_select: shape({ ...picked, initial_channel: id, response_url_enabled: may(flag) }),
  multi_static_select: listed({ ...manyPicked, initial_options: may(items(plainOption, options.select)) }),
  multi_external_select: shape({
    ...manyPicked,
    initial_options: may(items(plainOption, options.select)),
    min_query_length: may(whole(0, 100)),
  }),
  multi_users_select: shape({ ...manyPicked, initial_users: may(items(string(LIMITS.id), 1000)) }),
  multi_conversations_select: shape({
    ...manyPicked,
    initial_conversations: may(items(string(LIMITS.id), 1000)),
    ...conversations(),
  }),
  multi_channels_select: shape({ ...manyPicked, initial_channels: may(items(string(LIMITS.id), 1000)) }),
};

const choices: Record<string, Rule> = {
  ...selects,
  radio_buttons: offered(shape({ ...chosen, options: fewOptions, initial_option: may(richOption) })),
  checkboxes: offered(shape({ ...chosen, options: fewOptions, initial_options: may(fewOptions) })),
  datepicker: shape({ ...picked, initial_date: may(formed(/^\d{4}-\d{2}-\d{2}$/, 'a date as YYYY-MM-DD')) }),
  timepicker: shape({
    ...picked,
    initial_time: may(formed(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time as HH:mm')),
    timezone: may(string(100)),
  }),
  datetimepicker: shape({ ...chosen, initial_date_time: may(whole(1_000_000_000, 9_999_999_999)) }),
};

const pressed: Record<string, Rule> = {
  button: shape({
    ...confirmed,
    text: buttonText,
    value: may(string(button.value)),
    url: may(string(button.url)),
    style,
    accessibility_label: label,
  }),
  workflow_button: shape({ ...confirmed, text: buttonText, workflow: present, style, accessibility_label: label }),
  overflow: shape({ ...confirmed, options: items(linkOption, options.overflow.most, options.overflow.least) }),
};

const richInput = shape({
  ...typed,
  initial_value: may(present),
  min_lines: may(whole(1, 100)),
  max_lines: may(whole(1, 100)),
});

const writing: Record<string, Rule> = {
  plain_text_input: all(
    shape({
      ...typed,
      initial_value: initialText,
      multiline: may(flag),
      min_length: answerLength(0),
      max_length: answerLength(1),
    }),
    claim('min_length is more than max_length', ({ min_length: least, max_length: most }) => ordered(least, most)),
  ),
  email_text_input: shape({ ...typed, initial_value: initialText }),
  url_text_input: shape({ ...typed, initial_value: initialText }),
  number_input: all(
    shape({
      ...typed,
      is_decimal_allowed: flag,
      initial_value: initialText,
      min_value: initialText,
      max_value: initialText,
    }),
    claim('min_value is more than max_value', ({ min_value: least, max_value: most }) => ordered(least, most)),
  ),
  rich_text_input: richInput,
  file_input: shape({
    ...action,
    filetypes: may(items(string(LIMITS.id), 100)),
    max_files: may(whole(1, LIMITS.fileInput.files)),
  }),
};

/** Which elements may stand where in a block (types of @slack/types 3.2), with the rule of each. */
export const elementsIn: Record<
  'actions' | 'accessory' | 'input' | 'context' | 'contextActions',
  Record<string, Rule>
> = {
  actions: { ...pressed, ...choices, rich_text_input: richInput },
  accessory: { ...pressed, ...choices, image: imageElement },
  input: { ...choices, ...writing },
  context: { image: imageElement, plain_text: plain(LIMITS.section.text), mrkdwn: anyText(LIMITS.section.text) },
  contextActions: {
    feedback_buttons: shape({ ...action, positive_button: feedback, negative_button: feedback }),
    icon_button: shape({
      ...confirmed,
      icon: string(100),
      text: buttonText,
      accessibility_label: label,
      value: may(string(button.value)),
      visible_to_user_ids: may(items(string(LIMITS.id), 100)),
    }),
  },
};

function conversations(): Record<string, Rule> {
  return {
    default_to_current_conversation: may(flag),
    filter: may(present),
    response_url_enabled: may(flag),
  };
}

/** A select with `options` or `option_groups`, whose initial choice is among them. */
function listed(fields: Record<string, Rule>): Rule {
  const lists = {
    options: may(items(plainOption, options.select)),
    option_groups: may(items(group, options.groups)),
  };
  return all(
    offered(shape({ ...fields, ...lists })),
    claim('has options or option_groups, one of them', (select) => 'options' in select !== 'option_groups' in select),
  );
}

/** An initial choice must equal one of the options, field by field. */
function offered(rule: Rule): Rule {
  return all(
    rule,
    claim('the initial choice is not among the options', (element) => {
      const offer = [
        ...objectsIn(element.options),
        ...objectsIn(element.option_groups).flatMap((g) => objectsIn(g.options)),
      ];
      return [...objectsIn([element.initial_option]), ...objectsIn(element.initial_options)].every((initial) =>
        offer.some((one) => isDeepStrictEqual(one, initial)),
      );
    }),
  );
}

function ordered(least: unknown, most: unknown): boolean {
  return least === undefined || most === undefined || Number(least) <= Number(most);
}
