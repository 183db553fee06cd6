import { useEffect, type RefObject } from 'react';

const remembered = 'langmoi.row';

/** Remembers the row that was opened, so that coming back finds it again. */
export const leaveFor = (row: string): void => sessionStorage.setItem(remembered, row);

const rowsOf = (list: HTMLElement | null) => [...(list?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('input, textarea, select, [role="dialog"], [role="menu"]') !== null
  );
}

/** `j`/`k` walk over the rows of a list; on return the row that was left has the focus again. */
export function useRowKeys(list: RefObject<HTMLElement | null>, ready: boolean): void {
  useEffect(() => {
    if (!ready) return;
    const left = sessionStorage.getItem(remembered);
    sessionStorage.removeItem(remembered);
    if (left)
      rowsOf(list.current)
        .find(({ dataset }) => dataset['row'] === left)
        ?.focus();
  }, [ready, list]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isTyping(event.target) || event.metaKey || event.ctrlKey || event.altKey) return;
      if (event.key !== 'j' && event.key !== 'k') return;
      const rows = rowsOf(list.current);
      const at = rows.findIndex((row) => row === document.activeElement);
      rows[event.key === 'j' ? Math.min(at + 1, rows.length - 1) : Math.max(at - 1, 0)]?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [list]);
}
