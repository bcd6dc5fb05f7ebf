export const svColleague = {
  ask: 'Fråga en kollega',
  somebody: 'En kollega',
  form: {
    title: (question: string) => `Fråga en kollega: ${question}`,
    text: 'Personen ser frågan, ärendets rubrik och diarienummer och det du skriver här. Inget annat i ärendet. Svaret används först när du har bekräftat det.',
    person: 'Vem vill du fråga?',
    email: 'Eller skriv personens e-postadress',
    emailHint: (domains: string) => `En adress som slutar på ${domains}.`,
    words: 'Några ord till personen (kan lämnas tomt)',
    send: 'Skicka frågan',
  },
  waiting: (name: string, day: string) =>
    `${name} fick frågan den ${day} och har inte svarat än. Vänta på svaret, eller svara själv.`,
  declined: (name: string, day: string) => `${name} kunde inte svara (${day}).`,
  declinedBecause: (name: string, day: string, reason: string) => `${name} kunde inte svara (${day}): ${reason}`,
  replied: (name: string, day: string) => `Svar från ${name} den ${day}. Stämmer det?`,
  confirm: 'Det stämmer – gå vidare',
  asked: {
    text: (name: string) => `${name} vill ha ditt svar på en fråga i en könskonsekvensbeskrivning.`,
    words: (name: string, words: string) => `${name} skriver: ${words}`,
    after: (name: string) =>
      `Svaret går till ${name}, som bekräftar det. Ditt namn och dagens datum kommer att stå vid svaret.`,
    send: 'Skicka svaret',
    decline: 'Jag kan inte svara',
  },
  decline: {
    title: (question: string) => `Du kan inte svara på: ${question}`,
    text: 'Skriv gärna varför, eller vem som vet. Den som frågade får veta det.',
    label: 'Skäl (kan lämnas tomt)',
    confirm: 'Skicka',
  },
  over: {
    answered: {
      title: 'Tack för svaret',
      text: (name: string) => `Ditt svar är sparat och har gått till ${name}. Vill du ändra något, hör av dig dit.`,
    },
    declined: {
      title: 'Tack för beskedet',
      text: (name: string) => `${name} får veta att du inte kan svara.`,
    },
    'answered-by-others': {
      title: 'Frågan har redan fått ett svar',
      text: (name: string) =>
        `Frågan besvarades innan ditt svar kom, så inget ändrades. Vet du något mer, hör av dig till ${name}.`,
    },
    'not-asked': {
      title: 'Frågan behöver inte längre ditt svar',
      text: () => 'Ärendet har ändrats sedan du fick frågan, så inget har sparats. Tack ändå.',
    },
    'handed-in': {
      title: 'Bedömningen är redan inlämnad',
      text: (name: string) => `Svaret kan inte läggas till nu. Vet du något viktigt, hör av dig till ${name}.`,
    },
  },
  notJoined: {
    title: (title: string) => `Bedömning: ${title}`,
    underWay: (names: string) => `Bedömningen pågår. Den görs av ${names}.`,
    submitted: (names: string) => `Bedömningen är inlämnad för granskning. Den är gjord av ${names}.`,
    established: (names: string) => `Bedömningen är fastställd. Den är gjord av ${names}.`,
    text: 'Är du med kan du läsa och ändra svaren. De andra ser vad du gör.',
    join: 'Var med i bedömningen',
  },
  notices: {
    answeredMeanwhile: (name: string, question: string) =>
      `${name} svarade på ”${question}” medan du skrev, så det du skrev sparades inte. Bekräfta svaret eller ändra det.`,
    asked: (name: string, question: string) =>
      `${name} har fått frågan ”${question}”. Du kan fortsätta med de andra så länge.`,
    askedAlready: (name: string, question: string, day: string) =>
      `${name} fick frågan ”${question}” redan den ${day} och har inte svarat än.`,
    notShared:
      'Ärendet kan inte delas med fler. Det gäller ärenden som är sekretessbelagda eller handlar om en enskild person, och förtroendevaldas koller.',
    youWrote: 'Det här skrev du',
    joined: 'Nu är du med i bedömningen.',
    toJoin: 'Du är inte med i bedömningen än, så inget ändrades.',
  },
  home: {
    waiting: 'Väntar på dig',
    asked: (name: string, question: string, title: string) => `${name} frågar: ${question} (${title})`,
    answered: (name: string, question: string, title: string) => `${name} har svarat: ${question} (${title})`,
    returned: (title: string) => `Ska kompletteras: ${title}`,
    reply: (question: string) => `Svara: ${question}`,
    look: (question: string) => `Läs svaret: ${question}`,
    complete: (title: string) => `Komplettera: ${title}`,
    gone: 'Frågan behöver inte längre ditt svar.',
    nothingToContinue: 'Du har inget påbörjat ärende. Börja ett här.',
  },
  refusals: {
    notAColleague: 'Personen finns inte i organisationen. Välj någon annan eller kontrollera adressen.',
    oneself: 'Det är du själv. Välj någon annan, eller svara direkt på frågan.',
  },
};
