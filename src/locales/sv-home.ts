export const svHome = {
  /** Who the person at this machine is called while nobody has said. */
  localPerson: 'Handläggare',
  ready: (address: string) =>
    `Jämlots är igång. Öppna ${address} i webbläsaren, och prova med examples/snorojning.docx.\nCtrl+C stoppar.`,
  readyInSocketMode: 'Jämlots är igång i Slack, genom Socket Mode. Skriv /jamlots där för att börja.\nCtrl+C stoppar.',
  readyForEvents: (address: string) =>
    `Jämlots är igång och väntar på Slack vid ${address}. Skriv /jamlots i Slack för att börja.\nCtrl+C stoppar.`,
  title: 'Välkommen till Jämlots',
  hello:
    'Jag lotsar dig genom en könskonsekvensbeskrivning. Du svarar på korta frågor, och jag lämnar tillbaka ditt beslutsunderlag med bedömningen bifogad.',
  automatic: 'Jag är en bot med fasta frågor. Ingen språkmodell läser dina svar.',
  minutes: (minutes: number) => `Tar ungefär ${minutes} minuter för den som är förberedd.`,
  newAssessment: 'Gör en bedömning',
  newCheck: 'Kolla ett beslutsunderlag i fem steg',
  drafts: 'Dina påbörjade ärenden',
  noDrafts: 'Du har inga påbörjade ärenden.',
  finished: 'Dina färdiga ärenden',
  draft: (title: string, answered: number, of: number) => `${title} – ${answered} av ${of} frågor besvarade`,
  untitled: 'Ärende utan rubrik',
  openCase: (title: string) => `Öppna: ${title}`,
  goOn: (title: string) => `Fortsätt: ${title}`,
  toHome: 'Till början',
  notAllowed: 'Du har inte behörighet till det här. Be den som administrerar Jämlots om hjälp.',
  noSuchCase: 'Ärendet finns inte här. Det kan ha tagits bort, eller så hör det till en annan organisation.',
  staleButton: 'Den knappen hör till ett kort som inte används längre. Här är det som gäller nu.',
};
