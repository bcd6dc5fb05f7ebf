export const svHelp = {
  title: 'Hjälp',
  what: 'Jämlots lotsar dig genom en könskonsekvensbeskrivning. Du svarar på korta frågor, en i taget, och får tillbaka ditt beslutsunderlag med bedömningen bifogad. Förtroendevalda kan kolla ett underlag i fem steg.',
  ways: 'Så kommer du i gång',
  steps: [
    'Börja en bedömning, och lägg in beslutsunderlaget när du får frågan.',
    'Fortsätt när som helst. Varje svar sparas, och samma ärende finns i alla kanaler.',
    'Vet någon annan svaret? Fråga en kollega direkt från frågan.',
    'Ångra, ändra eller hoppa över. Inget är bestämt förrän bedömningen fastställs.',
  ],
  whom: 'Vem du kan fråga',
  strategist: (names: string) => `Om innehållet: ${names} (jämställdhetsstrateg).`,
  administrator: (names: string) => `Om Jämlots: ${names} (administratör).`,
  somebody: 'Fråga din jämställdhetsstrateg om innehållet, och den som administrerar Jämlots om det tekniska.',
  continue: 'Fortsätt senaste ärendet',
};
