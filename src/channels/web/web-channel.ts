import { createRequire } from 'node:module';
import express, { type Router } from 'express';
import helmet from 'helmet';
import { faultTeller, onlyType, sameOriginOnly } from './faults.ts';
import { type FileDoor, fileRoute } from './file-route.ts';
import { pageHtml } from './page-html.ts';
import { pageLanguage } from './page-language.ts';
import { documentRoute, type TurnDoor, turnRoute } from './turn-routes.ts';
import { DOCUMENT_MAX } from './words.ts';

export type WebChannel = TurnDoor &
  FileDoor & {
    /** The folder of the page's compiled modules, its style sheet and its mark. */
    pageFolder: string;
  };

/** The largest click, in bytes: the longest answers of one card many times over. */
const CLICK_MAX = 512 * 1024;

/** Microsoft's renderer, as it lies in its package. */
const RENDERER = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js');

/** The web channel: one page that shows the cards, and the doors it talks to. Who may come in is the mounter's say. */
export function webChannel(channel: WebChannel): Router {
  const { log, talker } = channel;
  const router = express.Router();
  router.use(guardedPage());
  router.get('/', async (request, response) => {
    const language = pageLanguage(request, (await talker(request)).language);
    response.set('cache-control', 'no-cache').type('html').send(pageHtml(language, request.baseUrl));
  });
  router.get('/adaptivecards.min.js', (_, response) => response.sendFile(RENDERER, { maxAge: '1h' }));
  router.use('/page', express.static(channel.pageFolder, { index: false, redirect: false }));
  router.post(
    '/turn',
    sameOriginOnly(log),
    onlyType('application/json', log),
    express.json({ limit: CLICK_MAX }),
    turnRoute(channel),
  );
  router.post(
    '/document',
    sameOriginOnly(log),
    onlyType('application/octet-stream', log),
    express.raw({ limit: DOCUMENT_MAX, type: 'application/octet-stream' }),
    documentRoute(channel),
  );
  router.get('/file/:caseId/:documentId/:name', fileRoute(channel));
  router.use(faultTeller(log));
  return router;
}

/** Nothing but our own files runs in the page or is fetched by it. */
function guardedPage() {
  const own = ["'self'"];
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: own,
        styleSrc: own,
        imgSrc: own,
        connectSrc: own,
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
  });
}
