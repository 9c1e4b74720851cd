/** From where the next call is drawn; an empty text: from anywhere. */
export interface DrawWish {
  team: string;
  direction: '' | 'inbound' | 'outbound';
  form: string;
}

const KEPT = 'fairmark.draw';
const ANYTHING: DrawWish = { team: '', direction: '', form: '' };

/** As it was chosen last in this window, so that “submit and next” goes on alike. */
export function drawWish(): DrawWish {
  const kept = sessionStorage.getItem(KEPT);
  return kept === null ? ANYTHING : { ...ANYTHING, ...(JSON.parse(kept) as Partial<DrawWish>) };
}

export function keepDrawWish(wish: DrawWish): void {
  sessionStorage.setItem(KEPT, JSON.stringify(wish));
}
