import { answer, undo } from './answering.ts';
import { ask, decline, join, reply, showAsk } from './asking.ts';
import type { CaseFile } from './case-file.ts';
import { approve, reopen, returnForCompletion, submit } from './closing.ts';
import type { Input, InputOf } from './input.ts';
import { attachDocument, copyAnswers, declineDocument, describe, readSubject, stateSecrecy } from './opening.ts';
import { askedIn, isOpen, whereItStands } from './standing.ts';
import { quiet, type Step, type StepContext, stampOf } from './step.ts';

/** One turn of the talk. Pure: the same case, input and context always give the same step. */
export function step(file: CaseFile | undefined, input: Input, context: StepContext): Step {
  if (input.do === 'open') return file ? quiet(whereItStands(file)) : open(input);
  if (!file) throw new TypeError('a case is opened before anything else is done in it');
  switch (input.do) {
    case 'show':
      return show(file, input.question);
    case 'show-answers':
      return quiet({ tell: 'answers', notices: [] });
    case 'show-ask':
      return showAsk(file, input);
    case 'reply':
      return reply(file, input, context);
    case 'decline':
      return decline(file, input);
    case 'join':
      return join(file, input);
    case 'approve':
      return approve(file, input, context);
    case 'return':
      return returnForCompletion(file, input);
    case 'reopen':
      return reopen(file, input);
    default:
      return isOpen(file)
        ? change(file, input, context)
        : quiet(whereItStands(file, isRepeat(file, input) ? [] : [{ notice: 'locked', status: file.status }]));
  }
}

type Change = Exclude<
  Input,
  {
    do:
      | ('open' | 'show' | 'show-answers' | 'show-ask' | 'reply' | 'decline' | 'join')
      | ('approve' | 'return' | 'reopen');
  }
>;

function change(file: CaseFile, input: Change, context: StepContext): Step {
  switch (input.do) {
    case 'state-secrecy':
      return stateSecrecy(file, input);
    case 'attach-document':
      return attachDocument(file, input);
    case 'decline-document':
      return declineDocument(input);
    case 'describe':
      return describe(file, input);
    case 'read-subject':
      return readSubject(file, input);
    case 'copy-answers':
      return copyAnswers(file, input);
    case 'answer':
      return answer(file, input, context);
    case 'ask':
      return ask(file, input);
    case 'undo':
      return undo(file, input);
    case 'pause':
      return pause(file, input);
    case 'resume':
      return resume(file, input);
    case 'submit':
      return submit(file, input, context);
  }
}

/** A second press on the button that handed the case in is no attempt to change it. */
function isRepeat(file: CaseFile, input: Change): boolean {
  return input.do === 'submit' && file.status !== 'approved';
}

function open({ do: _do, seen: _seen, by, at, ...data }: InputOf<'open'>): Step {
  const tell = data.purpose === 'assessment' ? 'secrecy' : 'document';
  return { events: [{ type: 'case-opened', by, at, data }], telling: { tell, notices: [] } };
}

function pause(file: CaseFile, input: InputOf<'pause'>): Step {
  return {
    events: file.status === 'paused' ? [] : [{ ...stampOf(input), type: 'paused', data: {} }],
    telling: { tell: 'paused', notices: [] },
  };
}

function resume(file: CaseFile, input: InputOf<'resume'>): Step {
  if (file.status !== 'paused') return quiet(whereItStands(file));
  const telling = whereItStands({ ...file, status: 'answering' }, [{ notice: 'resumed' }]);
  return { events: [{ ...stampOf(input), type: 'resumed', data: {} }], telling };
}

function show(file: CaseFile, question: string | undefined): Step {
  if (question === undefined || !isOpen(file)) return quiet(whereItStands(file));
  return askedIn(file).some(({ id }) => id === question)
    ? quiet({ tell: 'question', question, refusals: [], notices: [] })
    : quiet(whereItStands(file, [{ notice: 'stale' }]));
}
