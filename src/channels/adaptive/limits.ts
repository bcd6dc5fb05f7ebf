/** What the platforms bear, and where it is said. */
export const LIMITS = {
  version: {
    max: '1.5',
    source: 'Microsoft Learn, Teams cards reference: "Teams platform supports v1.5 or earlier"',
  },
  card: {
    /** Bytes of UTF-16. */
    max: 28 * 1024,
    source: 'our own cap: the least of the published figures; a whole Teams message may be 100 KB of UTF-16',
  },
  rowActions: {
    max: 5,
    source: 'adaptivecards 3.0.6, HostConfig actions.maxActions: what is beyond goes out of sight',
  },
  actionTitle: { max: 200, source: 'our own cap: hosts cut a longer title without a word' },
} as const;

/** Names that inputs may not have, since hosts and our own clicks use them in what is sent. */
const TAKEN_IDS = new Set(['click', 'action', 'msteams']);

const PLACED = ['type', 'id', 'spacing', 'separator'];
const ASKED = [...PLACED, 'label', 'isRequired', 'errorMessage', 'value'];
const SENT = ['type', 'title', 'style', 'data', 'associatedInputs'];

/** The properties that each type has in Adaptive Cards 1.5, of those that we use. */
const PROPERTIES: Record<string, string[]> = {
  AdaptiveCard: ['type', '$schema', 'version', 'lang', 'fallbackText', 'body'],
  TextBlock: [...PLACED, 'text', 'wrap', 'style', 'size', 'weight', 'color', 'isSubtle'],
  RichTextBlock: [...PLACED, 'inlines'],
  TextRun: ['type', 'text', 'size', 'weight', 'color', 'isSubtle'],
  Container: [...PLACED, 'style', 'items'],
  ColumnSet: [...PLACED, 'columns'],
  Column: ['type', 'width', 'style', 'minHeight', 'spacing', 'items'],
  ActionSet: [...PLACED, 'actions'],
  'Input.Text': [...ASKED, 'isMultiline', 'maxLength', 'regex'],
  'Input.Date': ASKED,
  'Input.ChoiceSet': [...ASKED, 'style', 'isMultiSelect', 'wrap', 'placeholder', 'choices'],
  'Action.Execute': [...SENT, 'verb', 'fallback'],
  'Action.Submit': SENT,
  'Action.OpenUrl': ['type', 'title', 'url'],
  'Action.ShowCard': ['type', 'title', 'card'],
};

type Node = Record<string, unknown>;

/** The size of a card as Teams counts it, in bytes of UTF-16. */
export function utf16Bytes(card: unknown): number {
  return 2 * JSON.stringify(card).length;
}

/** What is wrong with a card that Microsoft's parser does not see; one line a fault, with its place. */
export function cardFaults(adaptive: unknown): string[] {
  const nodes = [...nodesIn(adaptive, 'card')];
  return [
    ...wholeFaults(adaptive),
    ...nodes.flatMap(({ node, place }) => nodeFaults(node).map((fault) => `${place}: ${fault}`)),
    ...duplicateIds(nodes.map(({ node }) => node)),
  ];
}

function wholeFaults(adaptive: unknown): string[] {
  const bytes = utf16Bytes(adaptive);
  const { version, lang, fallbackText } = isNode(adaptive) ? adaptive : {};
  return [
    ...(bytes > LIMITS.card.max ? [`card: ${bytes} bytes of UTF-16, at most ${LIMITS.card.max}`] : []),
    ...(typeof version === 'string' && Number(version) <= Number(LIMITS.version.max)
      ? []
      : [`card: version ${version}, at most ${LIMITS.version.max}`]),
    ...(lang ? [] : ['card: lang is missing']),
    ...(fallbackText ? [] : ['card: fallbackText is missing']),
  ];
}

/** Each typed thing in the card; what a button carries is not the card's and is passed by. */
function* nodesIn(value: unknown, place: string): Generator<{ node: Node; place: string }> {
  if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* nodesIn(item, `${place}[${index}]`);
  if (!isNode(value)) return;
  if ('type' in value) yield { node: value, place };
  for (const [name, inner] of Object.entries(value)) if (name !== 'data') yield* nodesIn(inner, `${place}.${name}`);
}

function nodeFaults(node: Node): string[] {
  const type = String(node.type);
  const known = PROPERTIES[type];
  if (!known) return [`unknown type ${type}`];
  return [
    ...Object.keys(node)
      .filter((name) => !known.includes(name))
      .map((name) => `${type} has no property ${name}`),
    ...(type.startsWith('Input.') ? inputFaults(node) : []),
    ...(type.startsWith('Action.') ? actionFaults(node) : []),
    ...(type === 'ActionSet' ? rowFaults(node) : []),
    ...(type === 'TextBlock' && node.wrap !== true ? ['TextBlock does not wrap'] : []),
  ];
}

function inputFaults({ id, label, isRequired, errorMessage, regex, choices, isMultiSelect }: Node): string[] {
  const values = Array.isArray(choices)
    ? choices.map((choice: unknown) => (isNode(choice) ? choice.value : undefined))
    : [];
  return [
    ...(id ? [] : ['input without id']),
    ...(TAKEN_IDS.has(String(id)) ? [`input may not be called ${id}`] : []),
    ...(label ? [] : ['input without label']),
    ...((isRequired || regex) && !errorMessage ? ['input without errorMessage'] : []),
    ...(choices !== undefined && values.length === 0 ? ['choices are missing'] : []),
    ...(isMultiSelect && values.some((value) => String(value).includes(','))
      ? ['choice with a comma in its value']
      : []),
  ];
}

function actionFaults({ type, title, fallback, url, associatedInputs }: Node): string[] {
  const longest = LIMITS.actionTitle.max;
  return [
    ...(title ? [] : ['action without title']),
    ...(String(title).length > longest ? [`title of more than ${longest} characters`] : []),
    ...(type === 'Action.Execute' && !(isNode(fallback) && fallback.type === 'Action.Submit')
      ? ['Action.Execute without an Action.Submit to fall back on']
      : []),
    ...(type === 'Action.OpenUrl' && !url ? ['link without address'] : []),
    ...((type === 'Action.Execute' || type === 'Action.Submit') && !associatedInputs
      ? ['associatedInputs is missing']
      : []),
  ];
}

function rowFaults({ actions }: Node): string[] {
  const count = Array.isArray(actions) ? actions.length : 0;
  const { max } = LIMITS.rowActions;
  return count >= 1 && count <= max ? [] : [`${count} actions in a row, 1 to ${max}`];
}

function duplicateIds(nodes: Node[]): string[] {
  const ids = nodes.flatMap(({ id }) => (typeof id === 'string' ? [id] : []));
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))].map((id) => `card: id ${id} is not alone`);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
