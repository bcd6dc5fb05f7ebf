import type { Card, CardAction } from '../../src/ports.ts';

type Language = Card['language'];
type Texts = { sv: string; en: string };

const caseId = 'case-1';

/** One realistic card of each kind that the bot shows, in either language. */
export function sampleCards(language: Language) {
  const t = ({ sv, en }: Texts) => (language === 'sv' ? sv : en);
  const save = button(t({ sv: 'Spara och gå vidare', en: 'Save and go on' }), 'answer', 'primary', 'inputs');
  const ways = [
    button(t({ sv: 'Tillbaka', en: 'Back' }), 'back', 'quiet'),
    button(t({ sv: 'Hoppa över', en: 'Skip' }), 'form', 'quiet'),
    button(t({ sv: 'Mina svar', en: 'My answers' }), 'answers', 'quiet'),
    button(t({ sv: 'Ångra senaste svaret', en: 'Undo the latest answer' }), 'undo', 'quiet'),
    button(t({ sv: 'Pausa', en: 'Pause' }), 'pause', 'quiet'),
  ];
  const blank = (title: Texts): Card => ({
    language,
    title: t(title),
    notices: [],
    parts: [],
    inputs: [],
    actions: [],
    footnote: t({
      sv: 'Svaren blir en del av Sandvikens kommuns beslutsunderlag. Skriv inget om enskilda personer.',
      en: 'The answers become part of the decision documents of Sandviken. Write nothing about individuals.',
    }),
  });
  const asked = (done: number, title: Texts): Card => ({
    ...blank(title),
    progress: {
      text: t({ sv: `Fråga ${done} av ungefär 12`, en: `Question ${done} of about 12` }),
      done,
      of: 12,
    },
    parts: explanation(t),
    actions: [save, ...ways],
  });
  return { ...openingCards(t, blank, save), ...questionCards(t, asked, save, ways), ...closingCards(t, blank) };
}

export type SampleName = keyof ReturnType<typeof sampleCards>;

function button(
  title: string,
  what: string,
  style: CardAction['style'] = 'default',
  sends: CardAction['sends'] = 'nothing',
): CardAction {
  return { title, style, data: { do: what, caseId }, sends };
}

type Told = (texts: Texts) => string;
type Blank = (title: Texts) => Card;

function explanation(t: Told): Card['parts'] {
  return [
    {
      part: 'paragraph',
      tone: 'quiet',
      text: t({
        sv: 'Ett beslut kan se likadant ut för alla och ändå märkas olika i vardagen.',
        en: 'A decision may look the same for everybody and still be felt differently in daily life.',
      }),
    },
    {
      part: 'more',
      title: t({ sv: 'Hjälp och exempel', en: 'Help and examples' }),
      parts: [
        {
          part: 'paragraph',
          text: t({
            sv: 'Läs förslaget till beslut, inte bara rubriken. En plogordning, en taxa eller ett avtal om lokaler kan låta tekniskt.\n\nSvara ja om någon får, förlorar, betalar eller väntar på något.',
            en: 'Read the proposed decision, not only the heading. An order of snow clearing, a tariff or a lease may sound technical.\n\nAnswer yes if somebody gains, loses, pays or waits for something.',
          }),
        },
        { part: 'heading', text: t({ sv: 'Så här kan ett bra svar se ut', en: 'What a good answer may look like' }) },
        {
          part: 'list',
          items: [
            t({
              sv: 'Simhallen har 5 200 besök av kvinnor i månaden.',
              en: 'Women visit the pool 5,200 times a month.',
            }),
            t({ sv: 'Källan är kassasystemet, oktober 2026.', en: 'The source is the till, October 2026.' }),
          ],
        },
      ],
    },
  ];
}

function openingCards(t: Told, blank: Blank, save: CardAction) {
  const home: Card = {
    ...blank({ sv: 'Hej! Vad vill du göra?', en: 'Hello! What would you like to do?' }),
    parts: [
      {
        part: 'paragraph',
        text: t({
          sv: 'Jag hjälper dig att bedöma vad ett beslut betyder för kvinnor och män, flickor och pojkar. Det tar ungefär 20 minuter.',
          en: 'I help you to assess what a decision means for women and men, girls and boys. It takes about 20 minutes.',
        }),
      },
      { part: 'heading', text: t({ sv: 'Dina påbörjade ärenden', en: 'Your cases under way' }) },
      {
        part: 'list',
        items: [
          t({
            sv: 'Nya öppettider i simhallen – 4 av 12 frågor besvarade',
            en: 'New hours at the pool – 4 of 12 questions answered',
          }),
        ],
      },
    ],
    actions: [
      button(t({ sv: 'Börja en ny bedömning', en: 'Begin a new assessment' }), 'new', 'primary'),
      button(
        t({
          sv: 'Fortsätt: Nya öppettider i simhallen och på utebadet i Årsunda',
          en: 'Go on: New hours at the swimming pool and the outdoor pool in Årsunda',
        }),
        'show',
      ),
      button(t({ sv: 'Kolla ett beslutsunderlag i fem steg', en: 'Check a decision document in five steps' }), 'check'),
    ],
  };
  const document: Card = {
    ...blank({ sv: 'Lägg in beslutsunderlaget', en: 'Hand in the decision document' }),
    notices: [
      {
        tone: 'warning',
        text: t({
          sv: 'Filen är i det gamla formatet .doc. Öppna den i Word, spara som .docx och försök igen.',
          en: 'The file is of the old format .doc. Open it in Word, save it as .docx and try again.',
        }),
      },
    ],
    parts: [
      {
        part: 'paragraph',
        text: t({
          sv: 'Jag läser rubrik och diarienummer, och lägger bedömningen sist i dokumentet. Din egen text ändras inte.',
          en: 'I read its heading and case number, and put the assessment last in the document. Your own text is not changed.',
        }),
      },
    ],
    wantsDocument: { label: t({ sv: 'Beslutsunderlag (Word, .docx)', en: 'Decision document (Word, .docx)' }) },
    actions: [button(t({ sv: 'Fortsätt utan dokument', en: 'Go on without a document' }), 'no-document')],
  };
  const describe: Card = {
    ...blank({ sv: 'Stämmer uppgifterna om ärendet?', en: 'Is this right about the case?' }),
    inputs: [
      {
        input: 'text',
        id: 'title',
        label: t({ sv: 'Ärendets rubrik', en: 'Heading of the case' }),
        required: true,
        lines: 'one',
        maxLength: 300,
        value: 'Nya öppettider i simhallen',
        hint: t({
          sv: 'Hittades i rubriken. Rätta om det är fel.',
          en: 'Found in the heading. Correct it if it is wrong.',
        }),
      },
      {
        input: 'text',
        id: 'numbers',
        label: t({ sv: 'Diarienummer', en: 'Case number' }),
        required: false,
        lines: 'one',
        maxLength: 300,
        value: 'KS/2026:417',
        fault: t({
          sv: 'Ett diarienummer innehåller minst en siffra.',
          en: 'A case number holds at least one figure.',
        }),
      },
      {
        input: 'date',
        id: 'decisionDate',
        label: t({ sv: 'Dag för beslutet', en: 'Day of the decision' }),
        required: false,
        value: '2026-12-14',
      },
    ],
    actions: [{ ...save, title: t({ sv: 'Det stämmer – gå vidare', en: 'It is right – go on' }) }],
  };
  return { home, document, describe };
}

function questionCards(t: Told, asked: (done: number, title: Texts) => Card, save: CardAction, ways: CardAction[]) {
  const yesNo: Card = {
    ...asked(2, {
      sv: 'Berör beslutet kvinnor och män, flickor och pojkar?',
      en: 'Does the decision concern women and men, girls and boys?',
    }),
    inputs: [
      {
        ...{
          input: 'choice',
          id: 'value',
          label: t({ sv: 'Ditt svar', en: 'Your answer' }),
          required: true,
          many: false,
          style: 'list',
        },
        choices: [
          { id: 'yes', title: t({ sv: 'Ja', en: 'Yes' }) },
          { id: 'no', title: t({ sv: 'Nej', en: 'No' }) },
          { id: 'unsure', title: t({ sv: 'Vet inte', en: 'I do not know' }) },
        ],
      },
      {
        ...{
          input: 'choice',
          id: 'reason',
          label: t({ sv: 'Skäl, om svaret är nej', en: 'Reason, if the answer is no' }),
          required: false,
          many: false,
          style: 'menu',
        },
        choices: [
          { id: 'formal', title: t({ sv: 'Ärendet är ren formalia', en: 'The case is a pure formality' }) },
          {
            id: 'done',
            title: t({
              sv: 'Bedömningen är redan gjord i ett annat ärende',
              en: 'The assessment was made in another case',
            }),
          },
        ],
      },
    ],
  };
  const text: Card = {
    ...asked(3, { sv: 'Vilka berörs, och på vilket sätt?', en: 'Who is concerned, and in what way?' }),
    inputs: [
      {
        input: 'text',
        id: 'value',
        label: t({ sv: 'Ditt svar', en: 'Your answer' }),
        required: true,
        lines: 'many',
        maxLength: 2000,
        hint: t({ sv: 'Högst 2 000 tecken.', en: 'At most 2,000 characters.' }),
      },
    ],
  };
  return {
    yesNo,
    text,
    figures: figuresCard(t, asked, save, ways),
    goals: goalsCard(t, asked),
    measures: measuresCard(t, asked),
  };
}

function figuresCard(t: Told, asked: (done: number, title: Texts) => Card, save: CardAction, ways: CardAction[]): Card {
  const figure = (id: string, label: string, required = false) => ({ input: 'number' as const, id, label, required });
  return {
    ...asked(4, { sv: 'Hur ser det ut för kvinnor och män i dag?', en: 'What is it like for women and men today?' }),
    inputs: [
      {
        ...{
          input: 'choice',
          id: 'measure',
          label: t({ sv: 'Vad visar siffrorna?', en: 'What do the figures show?' }),
          required: true,
          many: false,
          style: 'list',
          value: ['count'],
        },
        choices: [
          { id: 'count', title: t({ sv: 'Antal', en: 'Number' }) },
          {
            id: 'share',
            title: t({
              sv: 'Andel av helheten, i procent (blir 100 tillsammans)',
              en: 'Share of the whole, in per cent (100 together)',
            }),
          },
        ],
      },
      { ...figure('women', t({ sv: 'Kvinnor', en: 'Women' })), value: '1 240' },
      {
        ...figure('men', t({ sv: 'Män', en: 'Men' })),
        value: 'ungefär 900',
        fault: t({ sv: 'Skriv ett tal, till exempel 1240 eller 38,5.', en: 'Write a number, such as 1240 or 38.5.' }),
      },
      figure('girls', t({ sv: 'Flickor', en: 'Girls' })),
      figure('boys', t({ sv: 'Pojkar', en: 'Boys' })),
      figure('year', t({ sv: 'År', en: 'Year' }), true),
      {
        input: 'text',
        id: 'source',
        label: t({ sv: 'Källa', en: 'Source' }),
        required: true,
        lines: 'one',
        maxLength: 300,
      },
    ],
    actions: [save, button(t({ sv: 'Uppgifterna finns inte', en: 'There are no such figures' }), 'form'), ...ways],
  };
}

function goalsCard(t: Told, asked: (done: number, title: Texts) => Card): Card {
  return {
    ...asked(7, { sv: 'Vilka mål påverkas av beslutet?', en: 'Which goals are affected by the decision?' }),
    inputs: [
      {
        ...{
          input: 'choice',
          id: 'national',
          label: t({ sv: 'Nationella delmål', en: 'National sub-goals' }),
          required: false,
          many: true,
          style: 'list',
          value: ['national:1', 'national:5'],
        },
        choices: [
          {
            id: 'national:1',
            title: t({
              sv: 'En jämn fördelning av makt och inflytande',
              en: 'An equal division of power and influence',
            }),
          },
          { id: 'national:5', title: t({ sv: 'Jämställd hälsa', en: 'Equality in health' }) },
          {
            id: 'national:6',
            title: t({ sv: 'Mäns våld mot kvinnor ska upphöra', en: "Men's violence against women must end" }),
          },
        ],
      },
      {
        input: 'text',
        id: 'how',
        label: t({ sv: 'Beskriv hur', en: 'Describe how' }),
        required: true,
        lines: 'many',
        maxLength: 2000,
      },
    ],
  };
}

function measuresCard(t: Told, asked: (done: number, title: Texts) => Card): Card {
  return {
    ...asked(9, { sv: 'Vad görs för att det ska bli jämställt?', en: 'What is done to make it equal?' }),
    inputs: [
      {
        input: 'text',
        id: 'measure',
        label: t({ sv: 'Åtgärd', en: 'Measure' }),
        required: false,
        lines: 'many',
        maxLength: 500,
      },
      {
        input: 'text',
        id: 'owner',
        label: t({ sv: 'Ansvarig', en: 'Owner' }),
        required: false,
        lines: 'one',
        maxLength: 300,
      },
      {
        input: 'date',
        id: 'date',
        label: t({ sv: 'Klar senast', en: 'Done by' }),
        required: false,
        value: 'efter sommaren',
      },
    ],
  };
}

function closingCards(t: Told, blank: Blank) {
  const summary: Card = {
    ...blank({ sv: 'Läs igenom innan du lämnar in', en: 'Read it through before you hand it in' }),
    notices: [{ tone: 'info', text: t({ sv: 'Uppgifterna är från i fjol.', en: 'The figures are of last year.' }) }],
    parts: summaryParts(t),
    actions: [
      button(t({ sv: 'Fastställ bedömningen', en: 'Establish the assessment' }), 'submit', 'primary'),
      button(t({ sv: 'Hämta som utkast', en: 'Get it as a draft' }), 'draft'),
      button(t({ sv: 'Mina svar', en: 'My answers' }), 'answers', 'quiet'),
    ],
  };
  const finished: Card = {
    ...blank({ sv: 'Bedömningen är fastställd', en: 'The assessment is established' }),
    notices: [{ tone: 'good', text: t({ sv: 'Allt är sparat.', en: 'Everything is saved.' }) }],
    parts: [
      {
        part: 'paragraph',
        text: t({
          sv: 'Här är ditt beslutsunderlag med bedömningen bifogad.',
          en: 'Here is your decision document with the assessment attached.',
        }),
      },
      {
        part: 'files',
        files: [
          { documentId: 'd1', name: 'Tjänsteskrivelse – öppettider i simhallen.docx', size: 48_213 },
          { documentId: 'd2', name: 'Tjänsteskrivelse – öppettider i simhallen.assessment.json', size: 9_120 },
        ],
      },
      { part: 'facts', facts: [{ name: t({ sv: 'Diarienummer', en: 'Case number' }), value: 'KS/2026:417' }] },
    ],
    actions: [button(t({ sv: 'Till början', en: 'To the beginning' }), 'home')],
  };
  return { summary, finished };
}

function summaryParts(t: Told): Card['parts'] {
  return [
    { part: 'paragraph', tone: 'strong', text: t({ sv: 'Så här blir bedömningen.', en: 'This is the assessment.' }) },
    {
      part: 'facts',
      facts: [
        { name: t({ sv: 'Diarienummer', en: 'Case number' }), value: 'KS/2026:417' },
        { name: t({ sv: 'Nämnd', en: 'Committee' }), value: 'Kultur- och fritidsnämnden' },
        {
          name: t({ sv: 'Vilka berörs, och på vilket sätt?', en: 'Who is concerned, and in what way?' }),
          value: '- De som badar på kvällen, *mest* kvinnor.\n- Föreningarna [simklubben](https://example.org).',
        },
      ],
    },
    {
      part: 'table',
      caption: t({ sv: 'Besök i oktober 2026', en: 'Visits in October 2026' }),
      columns: [t({ sv: 'Grupp', en: 'Group' }), t({ sv: 'Antal', en: 'Number' }), t({ sv: 'Andel', en: 'Share' })],
      rows: [
        [t({ sv: 'Kvinnor', en: 'Women' }), '5 200', '40 %'],
        [t({ sv: 'Män', en: 'Men' }), '4 100', '31 %'],
        [t({ sv: 'Flickor', en: 'Girls' }), '2 000', '15 %'],
      ],
    },
    {
      part: 'more',
      title: t({ sv: 'Åtgärderna', en: 'The measures' }),
      parts: [
        {
          part: 'table',
          caption: t({ sv: 'Åtgärder', en: 'Measures' }),
          columns: [
            t({ sv: 'Åtgärd', en: 'Measure' }),
            t({ sv: 'Ansvarig', en: 'Owner' }),
            t({ sv: 'Klar', en: 'Done' }),
            t({ sv: 'Nyckeltal', en: 'Indicator' }),
          ],
          rows: [
            [
              t({ sv: 'Ett kvällspass i veckan bara för kvinnor', en: 'One evening a week for women only' }),
              'Enhetschefen',
              '2027-06-30',
              '',
            ],
          ],
        },
      ],
    },
    {
      part: 'ready-text',
      title: t({ sv: 'Text till protokollet', en: 'Text for the minutes' }),
      text: t({
        sv: 'Ärendet återremitteras.\nFörvaltningen kompletterar med uppgifter uppdelade på kön.',
        en: 'The case is sent back.\nThe administration adds figures by sex.',
      }),
    },
  ];
}
