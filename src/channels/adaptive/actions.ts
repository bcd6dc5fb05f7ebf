import type { CardAction } from '../../ports.ts';
import type { Element, ExecuteAction, SubmitAction } from './element.ts';
import { LIMITS } from './limits.ts';
import { cutTitle } from './literal.ts';

/** A title longer than this, in characters, has a row of its own. */
const ROW_SHARE_MAX = 30;

/** How a click travels: as Execute, which lets the card be replaced where it stands, or as Submit, which is shorter. */
export type Sends = 'execute' | 'submit';

/** The buttons in rows: the leading ones first, the quiet ones last, long titles one a row. */
export function actionElements(actions: readonly CardAction[], sends: Sends): Element[] {
  const loud = actions.filter(({ style }) => style === 'primary');
  const plain = actions.filter(({ style }) => style === 'default');
  const quiet = actions.filter(({ style }) => style === 'quiet');
  return [
    ...rows([...loud, ...plain]).map((row, index) => actionSet(`actions-${index}`, row, sends, index === 0)),
    ...rows(quiet).map((row, index) => actionSet(`quiet-${index}`, row, sends, index === 0)),
  ];
}

/** Rows of neighbours; a row holds no more than a platform shows. */
function rows(actions: CardAction[]): CardAction[][] {
  const made: CardAction[][] = [];
  for (const action of actions) {
    const last = made.at(-1);
    const fits = last && last.length < LIMITS.rowActions.max && [...last, action].every(({ title }) => isShort(title));
    if (fits) last.push(action);
    else made.push([action]);
  }
  return made;
}

function isShort(title: string): boolean {
  return title.length <= ROW_SHARE_MAX;
}

function actionSet(id: string, actions: CardAction[], sends: Sends, isFirst: boolean): Element {
  return {
    type: 'ActionSet',
    id,
    spacing: isFirst ? 'large' : 'small',
    actions: actions.map((action) => (sends === 'execute' ? execute(action) : submit(action))),
  };
}

function execute(action: CardAction): ExecuteAction {
  const { do: verb } = action.data;
  return {
    ...sending(action),
    type: 'Action.Execute',
    verb: typeof verb === 'string' ? verb : 'click',
    fallback: submit(action),
  };
}

function submit(action: CardAction): SubmitAction {
  return { ...sending(action), type: 'Action.Submit' };
}

function sending({ title, style, data, sends }: CardAction) {
  return {
    title: cutTitle(title),
    ...(style === 'primary' && { style: 'positive' as const }),
    data: { click: data },
    associatedInputs: sends === 'inputs' ? ('auto' as const) : ('none' as const),
  };
}
