import type { svColleague } from './sv-colleague.ts';

export const enColleague: typeof svColleague = {
  ask: 'Ask a colleague',
  somebody: 'A colleague',
  form: {
    title: (question) => `Ask a colleague: ${question}`,
    text: 'The person sees the question, the title and number of the case, and what you write here. Nothing else of the case. The answer is used only when you have confirmed it.',
    person: 'Whom do you want to ask?',
    email: "Or type the person's e-mail address",
    emailHint: (domains) => `An address that ends with ${domains}.`,
    words: 'A few words to the person (can be left empty)',
    send: 'Send the question',
  },
  waiting: (name, day) =>
    `${name} got the question on ${day} and has not answered yet. Wait for the answer, or answer yourself.`,
  declined: (name, day) => `${name} could not answer (${day}).`,
  declinedBecause: (name, day, reason) => `${name} could not answer (${day}): ${reason}`,
  replied: (name, day) => `Answer from ${name} on ${day}. Is it right?`,
  confirm: 'It is right – go on',
  asked: {
    text: (name) => `${name} would like your answer to a question in a gender impact assessment.`,
    words: (name, words) => `${name} writes: ${words}`,
    after: (name) =>
      `The answer goes to ${name}, who confirms it. Your name and today's date will stand by the answer.`,
    send: 'Send the answer',
    decline: 'I cannot answer',
  },
  decline: {
    title: (question) => `You cannot answer: ${question}`,
    text: 'Do say why, or who knows. The person who asked will be told.',
    label: 'Reason (can be left empty)',
    confirm: 'Send',
  },
  over: {
    answered: {
      title: 'Thank you for the answer',
      text: (name) => `Your answer is saved and has gone to ${name}. If you want to change something, get in touch.`,
    },
    declined: {
      title: 'Thank you for telling',
      text: (name) => `${name} will be told that you cannot answer.`,
    },
    'answered-by-others': {
      title: 'The question has been answered already',
      text: (name) =>
        `The question was answered before your answer came, so nothing was changed. If you know more, get in touch with ${name}.`,
    },
    'not-asked': {
      title: 'The question no longer needs your answer',
      text: () => 'The case has changed since you got the question, so nothing has been saved. Thank you all the same.',
    },
    'handed-in': {
      title: 'The assessment has been handed in',
      text: (name) => `The answer cannot be added now. If you know something important, get in touch with ${name}.`,
    },
  },
  notJoined: {
    title: (title) => `Assessment: ${title}`,
    underWay: (names) => `The assessment is under way. It is made by ${names}.`,
    submitted: (names) => `The assessment has been handed in for review. It was made by ${names}.`,
    established: (names) => `The assessment is established. It was made by ${names}.`,
    text: 'When you take part you can read and change the answers. The others see what you do.',
    join: 'Take part in the assessment',
  },
  notices: {
    answeredMeanwhile: (name, question) =>
      `${name} answered “${question}” while you were writing, so what you wrote was not saved. Confirm the answer or change it.`,
    asked: (name, question) => `${name} has got the question “${question}”. You can go on with the others meanwhile.`,
    askedAlready: (name, question, day) =>
      `${name} got the question “${question}” already on ${day} and has not answered yet.`,
    notShared:
      'The case cannot be shared with more people. That goes for cases that are secret or about one individual, and for checks by politicians.',
    youWrote: 'This is what you wrote',
    joined: 'You now take part in the assessment.',
    toJoin: 'You do not take part in the assessment yet, so nothing was changed.',
  },
  home: {
    waiting: 'Waiting for you',
    asked: (name, question, title) => `${name} asks: ${question} (${title})`,
    answered: (name, question, title) => `${name} has answered: ${question} (${title})`,
    returned: (title) => `To be completed: ${title}`,
    reply: (question) => `Answer: ${question}`,
    look: (question) => `Read the answer: ${question}`,
    complete: (title) => `Complete: ${title}`,
    gone: 'The question no longer needs your answer.',
    nothingToContinue: 'You have no case under way. Begin one here.',
  },
  refusals: {
    notAColleague: 'The person is not in the organisation. Choose somebody else or check the address.',
    oneself: 'That is you. Choose somebody else, or answer the question directly.',
  },
};
