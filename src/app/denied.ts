import { type Action, isShareable } from '../domain/access.ts';
import { whereItStands } from '../domain/standing.ts';
import { WORDS } from '../locales/words.ts';
import type { Reply, Talker } from '../ports.ts';
import { home } from './home.ts';
import { present } from './present.ts';
import { outside } from './show.ts';
import type { View } from './view.ts';
import type { World } from './world.ts';

/** What is shown to one who may not do what she wanted, in words that tell no more of the case than she may read. */
export async function denied(world: World, talker: Talker, view: View, right: Action): Promise<Reply> {
  const { colleague } = WORDS[talker.language];
  if (right === 'reply-to-ask') return home(world, talker, [{ tone: 'info', text: colleague.home.gone }]);
  if (right === 'read-case') return outside(world, talker, view);
  const { caseId, file } = view;
  if (view.may('join-case') && !file.members.includes(talker.person.id)) {
    const card = present({ tell: 'not-joined', notices: [] }, view);
    return { caseId, card: { ...card, notices: [{ tone: 'warning', text: colleague.notices.toJoin }] } };
  }
  if (!view.may('read-case')) return outside(world, talker, view);
  const wantsMore = right === 'ask-colleague' || right === 'join-case';
  if (wantsMore && !isShareable(file))
    return { caseId, card: present(whereItStands(file, [{ notice: 'not-shared' }]), view) };
  return { caseId, card: present(whereItStands(file, [{ notice: 'not-allowed' }]), view) };
}
