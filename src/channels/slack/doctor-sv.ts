import type { Silence } from './ask-slack.ts';
import type { SlackToken } from './doctor.ts';
import { type DoctorWords, duration, type Said, scopeLines, VARIABLE } from './doctor-said.ts';

export const doctorSv: DoctorWords = {
  'http-mode': () => ({
    says: 'Slack: händelser tas emot över HTTP (SLACK_APP_TOKEN är inte satt). Att Slack når hit går inte att se härifrån.',
    way: 'På api.slack.com/apps, under Event Subscriptions, ska Request URL sluta på /slack/events och ha fått »Verified«.',
  }),
  'socket-mode': () => ({ says: 'Slack: Socket Mode (SLACK_APP_TOKEN är satt). Inget behöver vara öppet utifrån.' }),
  'other-slack': ({ host }) => ({
    says: `SLACK_API_URL pekar på ${host}, inte på slack.com.`,
    way: 'Ta bort SLACK_API_URL om det inte är meningen.',
  }),
  'secret-right': () => ({ says: 'Signing Secret ser rätt ut.' }),
  'secret-missing': () => ({
    says: 'SLACK_SIGNING_SECRET är inte satt.',
    way: 'Kopiera Signing Secret från api.slack.com/apps → appen → Basic Information → App Credentials.',
  }),
  'secret-strange': ({ holds }) => ({
    says: {
      token: 'SLACK_SIGNING_SECRET innehåller en token, inte en Signing Secret.',
      space: 'SLACK_SIGNING_SECRET innehåller mellanslag, citattecken eller radbrytning.',
      other: 'SLACK_SIGNING_SECRET ser inte ut som en Signing Secret: 32 tecken, 0–9 och a–f.',
    }[holds],
    way: 'Är den fel får Slack 401 på allt det skickar. Kopiera Signing Secret från api.slack.com/apps → appen → Basic Information → App Credentials.',
  }),
  'bot-known': ({ workspace, name }) => ({ says: `Slack känner igen boten: @${name} i arbetsytan ${workspace}.` }),
  'for-whole-organisation': () => ({
    says: 'Appen är installerad för en hel organisation i Enterprise Grid. Då släpper Jämlots inte in någon.',
    way: 'Installera appen i en arbetsyta i stället, och använd den Bot User OAuth Token som den ger.',
  }),
  'token-refused': ({ token, error }) => refusedInSwedish(token, error),
  'app-token-lacks-scope': () => ({
    says: 'SLACK_APP_TOKEN får inte öppna Socket Mode: behörigheten connections:write saknas.',
    way: 'Gör en ny på api.slack.com/apps → appen → Basic Information → App-Level Tokens → Generate, med connections:write.',
  }),
  'no-answer': ({ host, why }) => ({ says: `${host} svarar inte: ${SILENT_SV[why].says}.`, way: SILENT_SV[why].way }),
  'other-answers': ({ host, status }) => otherInSwedish(host, status),
  'scopes-right': () => ({ says: 'Boten har de behörigheter (scopes) som behövs.' }),
  'scopes-missing': ({ scopes }) => ({
    says: `Boten saknar ${scopes.length === 1 ? 'en behörighet' : `${scopes.length} behörigheter`} (scopes). Det här fungerar inte:`,
    way: `${scopeLines(scopes, 'sv')}\nKlistra in slack/manifest.json på api.slack.com/apps → appen → App Manifest, spara, och installera om under Install App.`,
  }),
  'scopes-unknown': () => ({
    says: 'Slack talar inte om vilka behörigheter boten har.',
    way: 'En proxy kan ha tagit bort svarets x-oauth-scopes. Jämför OAuth & Permissions → Scopes med slack/manifest.json.',
  }),
  'clock-right': () => ({ says: 'Klockan går som Slacks.' }),
  'clock-wrong': ({ ahead, isSigned }) => ({
    says: `Klockan här går ${duration(ahead, 'sekunder', 'minuter')} ${ahead > 0 ? 'före' : 'efter'} Slacks.`,
    way: `${isSigned ? 'Är skillnaden över fem minuter avvisas allt från Slack (401). ' : 'Tiderna i bedömningarna blir fel. '}Slå på tidssynkronisering (NTP) på servern.`,
  }),
  'socket-opens': () => ({ says: 'Socket Mode går att öppna.' }),
  'socket-off': ({ reason }) => ({
    says: `Slack stänger Socket Mode genast (${reason}).`,
    way: 'Slå på Socket Mode på api.slack.com/apps → appen → Socket Mode.',
  }),
  'socket-silent': ({ host, why }) => ({
    says: `Slack svarar, men Socket Mode (wss://${host}) går inte att öppna: ${SILENT_SV[why].says}.`,
    way: 'Brandväggen eller proxyn måste släppa ut WebSocket (wss, port 443) till *.slack.com, utan att bryta upp TLS.',
  }),
  'too-many-sockets': () => ({
    says: 'Appen har redan tio Socket Mode-anslutningar öppna, fler tillåter Slack inte.',
    way: 'Stoppa dem som inte ska vara igång. En Jämlots använder en anslutning.',
  }),
  'two-apps': ({ bot, socket }) => ({
    says: `SLACK_BOT_TOKEN hör till appen ${bot}, men SLACK_APP_TOKEN till ${socket}. Då kommer inga händelser fram.`,
    way: 'Hämta båda från samma app på api.slack.com/apps.',
  }),
};

const BOT_TOKEN_SV = 'Bot User OAuth Token från api.slack.com/apps → appen → OAuth & Permissions (börjar med xoxb-)';
const APP_TOKEN_SV = 'en App-Level Token från api.slack.com/apps → appen → Basic Information (börjar med xapp-)';

function refusedInSwedish(token: SlackToken, error: string): Said {
  const variable = VARIABLE[token];
  const right = token === 'bot' ? BOT_TOKEN_SV : APP_TOKEN_SV;
  const again =
    token === 'bot' ? 'Installera appen igen under Install App, och byt till dess nya Bot User OAuth Token.' : '';
  const known: Readonly<Record<string, Said>> = {
    invalid_auth: {
      says: `Slack känner inte igen ${variable} (${error}).`,
      way: `Kopiera på nytt ${right}. Stämmer den redan kan appen vara begränsad till andra IP-adresser.`,
    },
    account_inactive: {
      says: `${variable} gäller inte längre (${error}): appen är avinstallerad, eller arbetsytan avslutad.`,
      way: again || `Sätt ${right}.`,
    },
    token_revoked: {
      says: `${variable} är återkallad (${error}).`,
      way: again || `Sätt ${right}, nygjord.`,
    },
    token_expired: {
      says: `${variable} har gått ut (${error}): token rotation är påslagen i appen, och den använder Jämlots inte.`,
      way: 'Rotation går inte att slå av igen. Gör en ny app av slack/manifest.json.',
    },
    not_allowed_token_type: {
      says: `${variable} är fel sorts token (${error}).`,
      way: `Sätt ${right}.`,
    },
  };
  return (
    known[error === 'not_authed' ? 'invalid_auth' : error] ?? {
      says: `Slack säger nej till ${variable} (${error}).`,
      way: `Fråga den som administrerar Slack om appen är godkänd i arbetsytan. Vad koden betyder: docs.slack.dev/reference/methods/${token === 'bot' ? 'auth.test' : 'apps.connections.open'}`,
    }
  );
}

const PROXY_SV =
  'Servern måste nå slack.com på port 443. Går det bara genom en proxy: sätt HTTPS_PROXY och NODE_USE_ENV_PROXY=1 (Node.js 24).';
const SILENT_SV: Record<Silence, { says: string; way: string }> = {
  name: { says: 'namnet går inte att slå upp', way: `Kontrollera DNS. ${PROXY_SV}` },
  refused: { says: 'ingen tar emot anslutningen', way: PROXY_SV },
  cut: { says: 'anslutningen bröts', way: `En brandvägg kan bryta den. ${PROXY_SV}` },
  late: { says: 'inget svar i tid', way: `En brandvägg kan svälja trafiken. ${PROXY_SV}` },
  certificate: {
    says: 'certifikatet är inte betrott',
    way: 'En proxy öppnar nog TLS. Låt den släppa igenom *.slack.com orörd, eller sätt NODE_EXTRA_CA_CERTS till en fil med organisationens rotcertifikat (PEM).',
  },
  'no-socket': { says: 'den svarar, men inte med WebSocket', way: PROXY_SV },
  unknown: { says: 'orsaken är okänd', way: PROXY_SV },
};

function otherInSwedish(host: string, status: number): Said {
  if (status === 429) return { says: `${host} ber oss vänta (429).`, way: 'Kör doctor igen om en minut.' };
  if (status >= 500)
    return { says: `${host} har ett fel (${status}).`, way: 'Se status.slack.com, och försök igen om en stund.' };
  return {
    says: `Något annat än Slack svarar på ${host} (${status}).`,
    way: 'En proxy eller inloggningssida kan ligga emellan. Låt servern nå slack.com på port 443 utan den.',
  };
}
