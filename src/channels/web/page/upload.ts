import { made, type Page } from './place.ts';

type Taking = { take: (file: File) => void; refuse: (sentence: string) => void };

/** The place where a decision document is handed in: by a button, or by dropping it anywhere on the page. */
export function documentPlace(label: string, page: Page, taking: Taking): HTMLElement {
  const { upload: words } = page.words;
  const input = made('input', { type: 'file', id: 'document', accept: '.docx,.pdf,.odt' });
  input.setAttribute('aria-labelledby', 'document-label document-button');
  input.setAttribute('aria-describedby', 'document-kinds');
  const button = made('label', { id: 'document-button', className: 'button', htmlFor: 'document' }, words.button);
  const place = made(
    'div',
    { className: 'upload' },
    made('p', { id: 'document-label', className: 'upload-label' }, label),
    made('p', { className: 'upload-or' }, words.or),
    made('span', { className: 'upload-button' }, input, button),
    made('p', { id: 'document-kinds', className: 'upload-kinds' }, words.kinds),
  );
  const offered = ([file]: Iterable<File>) => {
    if (!file) return;
    if (file.size > page.words.documentMax) taking.refuse(words.tooLarge);
    else taking.take(file);
  };
  input.addEventListener('change', () => {
    offered(input.files ?? []);
    input.value = '';
  });
  takeDrops(place, offered);
  return place;
}

/** The browser would leave the page for a file that is dropped beside the place, so the whole page takes it. */
function takeDrops(place: HTMLElement, offered: (files: Iterable<File>) => void): void {
  const over = (event: DragEvent, isOver: boolean) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    place.classList.toggle('over', isOver);
  };
  window.ondragover = (event) => over(event, place.isConnected);
  window.ondragleave = (event) => over(event, false);
  window.ondrop = (event) => {
    over(event, false);
    if (place.isConnected) offered(event.dataTransfer?.files ?? []);
  };
}
