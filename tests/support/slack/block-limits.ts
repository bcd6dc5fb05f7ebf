import { block, type Surface } from './block-kinds.ts';
import { isJson, type Json, objectIn, objectsIn, textIn } from './json.ts';
import { LIMITS } from './limits.ts';
import { all, claim, flag, items, lengthOf, may, oneOf, plain, shape, string } from './rules.ts';

/** The word in a fault for which `chat.*` answers `msg_blocks_too_long` instead of `invalid_blocks`. */
export const TOO_LONG = 'msg_blocks_too_long';

/**
 * What Slack would refuse in a message (`{ text?, blocks? }`) or a view, none when it would be shown.
 * A fault begins with its JSON pointer: `/blocks/0/text/text: 3001 characters, at most 3000`.
 */
export function blockFaults(surface: Surface, payload: unknown): string[] {
  const content = objectIn(payload);
  const shown = surface === 'message' ? messageFaults(content) : viewFaults(surface, content);
  return [...shown, ...repeatedIds(content), ...focusFaults(content)];
}

/** Every text that stands in blocks, in order: text objects, Markdown, alternative texts. */
export function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (!isJson(value)) return [];
  return Object.entries(value).flatMap(([field, inner]) =>
    typeof inner === 'string' ? (field === 'text' || field === 'alt_text' ? [inner] : []) : textsIn(inner),
  );
}

function messageFaults({ blocks }: Json): string[] {
  if (blocks === undefined) return [];
  return [
    ...items(block('message'), LIMITS.blocks.message, 0)(blocks, '/blocks'),
    ...markdownFaults(blocks),
    ...lengthFaults(blocks),
  ];
}

function viewFaults(surface: 'modal' | 'home', view: Json): string[] {
  const bytes = Buffer.byteLength(JSON.stringify(view));
  return [
    ...(surface === 'modal' ? modal : home)(view, ''),
    ...(bytes > LIMITS.view.bytes ? [`/: ${bytes} bytes, at most ${LIMITS.view.bytes}`] : []),
  ];
}

const viewFields = {
  blocks: items(block('modal'), LIMITS.blocks.modal, 0),
  private_metadata: may(string(LIMITS.view.privateMetadata, 0)),
  callback_id: may(string(LIMITS.id, 0)),
  external_id: may(string(LIMITS.id, 0)),
};

const modal = all(
  shape({
    ...viewFields,
    type: oneOf('modal'),
    title: plain(LIMITS.view.title),
    submit: may(plain(LIMITS.view.button)),
    close: may(plain(LIMITS.view.button)),
    clear_on_close: may(flag),
    notify_on_close: may(flag),
    submit_disabled: may(flag),
  }),
  claim('submit is missing: a modal with inputs needs it', (view) => 'submit' in view || !hasInput(view)),
);

const home = shape({ ...viewFields, type: oneOf('home'), blocks: items(block('home'), LIMITS.blocks.home, 0) });

function hasInput(view: Json): boolean {
  return objectsIn(view.blocks).some(({ type }) => type === 'input');
}

/** A block_id stands once in a message or view, an action_id once in its block. */
function repeatedIds({ blocks }: Json): string[] {
  return [
    ...twice(objectsIn(blocks), 'block_id', '/blocks'),
    ...objectsIn(blocks).flatMap((one, index) =>
      twice(objectsIn(one.elements), 'action_id', `/blocks/${index}/elements`),
    ),
  ];
}

function twice(holders: Json[], field: string, at: string): string[] {
  return holders.flatMap((holder, index) =>
    holder[field] !== undefined && holders.findIndex((one) => one[field] === holder[field]) < index
      ? [`${at}/${index}/${field}: "${holder[field]}" stands here already`]
      : [],
  );
}

/** One element of a surface may take the focus. */
function focusFaults({ blocks }: Json): string[] {
  const focused = objectsIn(blocks).flatMap((one) =>
    [one.element, one.accessory, ...objectsIn(one.elements)].filter(
      (element) => objectIn(element).focus_on_load === true,
    ),
  );
  return focused.length > 1 ? [`/blocks: ${focused.length} elements with focus_on_load, at most 1`] : [];
}

/** All markdown blocks of a message together. */
function markdownFaults(blocks: unknown): string[] {
  const marked = objectsIn(blocks).filter(({ type }) => type === 'markdown');
  const length = marked.reduce((sum, { text }) => sum + lengthOf(textIn(text)), 0);
  return marked.length > 1 && length > LIMITS.markdown
    ? [`/blocks: ${length} characters of Markdown, at most ${LIMITS.markdown}`]
    : [];
}

function lengthFaults(blocks: unknown): string[] {
  const { characters, marginPerBlock } = LIMITS.blocksText;
  const texts = textsIn(blocks).reduce((sum, text) => sum + lengthOf(text), 0);
  const length = texts + objectsIn(blocks).length * marginPerBlock;
  return length > characters
    ? [`/blocks: ${TOO_LONG}, ${texts} characters of text and ${marginPerBlock} a block, at most ${characters}`]
    : [];
}
