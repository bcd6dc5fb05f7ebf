import { elementsIn, imageElement } from './block-elements.ts';
import { LIMITS } from './limits.ts';
import {
  all,
  anyText,
  byType,
  claim,
  flag,
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

/** Where blocks are shown. */
export type Surface = 'message' | 'modal' | 'home';

const richText = shape({ type: present, block_id: may(string(LIMITS.id)), elements: items(richPart(), 1000) });
const id = { type: present, block_id: may(string(LIMITS.id)) };
const url = string(LIMITS.image.url);
const cell = byType({
  raw_text: shape({ type: present, text: string(LIMITS.section.text) }),
  raw_number: shape({ type: present, text: string(LIMITS.section.text), value: present }),
  rich_text: richText,
});
const cells = items(cell, LIMITS.table.cells);
const card = shape({
  ...id,
  hero_image: may(imageElement),
  icon: may(imageElement),
  title: may(anyText(LIMITS.card.title)),
  subtitle: may(anyText(LIMITS.card.title)),
  body: may(anyText(LIMITS.card.body)),
  actions: may(items(byType(elementsIn.actions), LIMITS.actions)),
});
const task = shape({
  ...id,
  task_id: string(LIMITS.id),
  title: string(LIMITS.section.text),
  details: may(richText),
  output: may(richText),
  sources: may(items(present, 100)),
  status: oneOf('pending', 'in_progress', 'complete', 'error'),
});

/** Blocks of every surface. */
const everywhere: Record<string, Rule> = {
  divider: shape(id),
  header: shape({ ...id, text: plain(LIMITS.header) }),
  section: all(
    shape({
      ...id,
      text: may(anyText(LIMITS.section.text)),
      fields: may(items(anyText(LIMITS.section.field), LIMITS.section.fields)),
      accessory: may(byType(elementsIn.accessory)),
      expand: may(flag),
    }),
    claim('has neither text nor fields', (section) => 'text' in section || 'fields' in section),
  ),
  context: shape({ ...id, elements: items(byType(elementsIn.context), LIMITS.contextElements) }),
  actions: shape({ ...id, elements: items(byType(elementsIn.actions), LIMITS.actions) }),
  image: all(
    shape({
      ...id,
      alt_text: string(LIMITS.image.altText),
      title: may(plain(LIMITS.image.title)),
      image_url: may(url),
      slack_file: may(present),
    }),
    claim('has image_url or slack_file, one of them', (image) => 'image_url' in image !== 'slack_file' in image),
  ),
  rich_text: richText,
  video: shape({
    ...id,
    video_url: url,
    thumbnail_url: url,
    alt_text: string(LIMITS.image.altText),
    title: plain(200),
    title_url: may(url),
    author_name: may(string(50)),
    provider_name: may(string(50)),
    provider_icon_url: may(url),
    description: may(plain(200)),
  }),
};

/** Blocks that only messages show. */
const inMessages: Record<string, Rule> = {
  markdown: shape({ ...id, text: string(LIMITS.markdown) }),
  context_actions: shape({ ...id, elements: items(byType(elementsIn.contextActions), LIMITS.contextActions) }),
  table: shape({
    ...id,
    rows: items(cells, LIMITS.table.rows),
    column_settings: may(items(present, LIMITS.table.cells)),
  }),
  data_table: shape({
    ...id,
    rows: items(cells, LIMITS.table.rows),
    caption: string(LIMITS.section.text),
    page_size: may(whole(1, 100)),
    row_header_column_index: may(whole(0, LIMITS.table.cells - 1)),
  }),
  alert: shape({
    ...id,
    text: anyText(LIMITS.section.text),
    level: may(oneOf('default', 'info', 'warning', 'error', 'success')),
  }),
  card,
  carousel: shape({ ...id, elements: items(card, LIMITS.card.carousel) }),
  task_card: task,
  plan: shape({ ...id, title: string(LIMITS.section.text), tasks: may(items(task, 100)) }),
};

/** A block as it may stand on a surface. */
export function block(surface: Surface): Rule {
  const { file_input: _inModalsOnly, ...others } = elementsIn.input;
  const input = shape({
    ...id,
    label: plain(LIMITS.input.label),
    hint: may(plain(LIMITS.input.hint)),
    optional: may(flag),
    element: byType(surface === 'modal' ? elementsIn.input : others),
    dispatch_action: may(flag),
  });
  return byType({ ...everywhere, input, ...(surface === 'message' ? inMessages : {}) });
}

function richPart(): Rule {
  const part = shape({
    type: present,
    elements: present,
    style: may(present),
    indent: may(present),
    border: may(present),
  });
  return byType({ rich_text_section: part, rich_text_list: part, rich_text_quote: part, rich_text_preformatted: part });
}
