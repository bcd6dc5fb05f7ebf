import { startConversation } from './conversation.ts';
import { page } from './place.ts';

const conversation = startConversation(page);
addEventListener('hashchange', conversation.open);
page.skip.addEventListener('click', (event) => {
  event.preventDefault();
  page.content.focus();
});
conversation.open();
