/**
 * What Slack takes in an app's manifest, as JSON Schema: the fields that an app such as ours uses, with the lengths and
 * numbers of Slack's own schema (slackapi/manifest-schema, schemas/manifest.schema.2.0.0.json, read at 085a104) and its
 * reference (docs.slack.dev/reference/app-manifest). Written here in our own words; a field that is not here is a fault.
 */
const url = { type: 'string', pattern: '^https?://', maxLength: 3000 };
const flag = { type: 'boolean' };
const names = { type: 'array', maxItems: 100, uniqueItems: true, items: text(1, 50) };
const scopes = { ...names, maxItems: 255 };

const prompts = {
  type: 'array',
  maxItems: 4,
  items: closed({ title: text(1), message: text(1) }, ['title', 'message']),
};

const features = closed({
  app_home: closed({ home_tab_enabled: flag, messages_tab_enabled: flag, messages_tab_read_only_enabled: flag }),
  bot_user: closed({ display_name: text(1, 80), always_online: flag }, ['display_name']),
  agent_view: closed({ agent_description: text(0, 300), suggested_prompts: prompts }),
  assistant_view: closed({ assistant_description: text(0), suggested_prompts: prompts }, ['assistant_description']),
  slash_commands: {
    type: 'array',
    minItems: 1,
    maxItems: 50,
    items: closed(
      {
        command: { ...text(2, 32), pattern: '^/' },
        description: text(1, 2000),
        usage_hint: text(1, 1000),
        should_escape: flag,
        url,
      },
      ['command', 'description'],
    ),
  },
  shortcuts: {
    type: 'array',
    minItems: 1,
    maxItems: 10,
    items: closed(
      {
        name: text(1, 24),
        type: { enum: ['message', 'global'] },
        callback_id: text(1, 255),
        description: text(1, 150),
      },
      ['name', 'type', 'callback_id', 'description'],
    ),
  },
});

const settings = closed({
  event_subscriptions: closed({ request_url: url, bot_events: names, user_events: names }),
  interactivity: closed({ is_enabled: flag, request_url: url, message_menu_options_url: url }, ['is_enabled']),
  org_deploy_enabled: flag,
  socket_mode_enabled: flag,
  token_rotation_enabled: flag,
});

export const MANIFEST_SCHEMA = closed(
  {
    _metadata: closed({ major_version: { enum: [1, 2] }, minor_version: { type: 'integer' } }),
    display_information: closed(
      {
        name: text(1, 35),
        description: text(1, 140),
        long_description: text(175, 4000),
        background_color: { type: 'string', pattern: '^#[0-9a-fA-F]{3}([0-9a-fA-F]{3})?$' },
      },
      ['name'],
    ),
    features,
    oauth_config: closed({
      redirect_urls: { type: 'array', maxItems: 1000, uniqueItems: true, items: text(1, 2500) },
      scopes: closed({ bot: scopes, user: scopes, bot_optional: scopes, user_optional: scopes }),
    }),
    settings,
  },
  ['display_information'],
);

function text(least: number, most?: number) {
  return { type: 'string', minLength: least, ...(most !== undefined && { maxLength: most }) };
}

/** An object with these fields and no others. */
function closed(properties: object, required: string[] = []) {
  return { type: 'object', properties, required, additionalProperties: false };
}
