import { useEffect, useRef, type ReactNode } from 'react';
import { useLocation } from 'react-router';
import frame from './pages.module.css';

/** The pages below one heading, as a row of links. On a telephone it scrolls sideways: the open one is kept in sight. */
export function PageRow({ name, children }: { name: string; children: ReactNode }) {
  const { pathname } = useLocation();
  const row = useRef<HTMLElement>(null);
  useEffect(() => {
    row.current?.querySelector('[aria-current="page"]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [pathname]);
  return (
    <nav ref={row} aria-label={name} className={frame.pages}>
      {children}
    </nav>
  );
}
