import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { useSession } from '../../queries';
import { deliver, outgoing, refresh, subscribe, type Outgoing } from './sending';

const tryAgainAfter = 5_000;
let lookers = 0;

/** Files of this person on their way; while a page shows them they are sent, over lost lines and reloads. */
export function useOutgoing(): readonly Outgoing[] {
  const userId = useSession().data?.caller.userId ?? '';
  const queries = useQueryClient();
  const all = useSyncExternalStore(subscribe, outgoing);
  const waits = all.some(({ file }) => file.userId === userId && file.refused === null);
  useEffect(() => {
    if (lookers++ === 0) void refresh();
    return () => void lookers--;
  }, []);
  useEffect(() => {
    if (!waits) return;
    const again = () => void deliver(userId, () => queries.invalidateQueries());
    again();
    const timer = setInterval(again, tryAgainAfter);
    window.addEventListener('online', again);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', again);
    };
  }, [waits, userId, queries]);
  return all.filter(({ file }) => file.userId === userId);
}
