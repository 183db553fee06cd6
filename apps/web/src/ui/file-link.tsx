import type { ReactNode } from 'react';
import { download, type ServedRoute } from '../api';
import { SaveButton } from './save-button';

/** A file that a service writes, saved under the name that it gives. */
export function FileLink(props: {
  route: ServedRoute;
  params?: Record<string, string>;
  query?: Record<string, string>;
  word: string;
  /** Said beside the button. */
  children?: ReactNode;
}) {
  const { route, params, query, word, children } = props;
  return (
    <>
      <SaveButton make={() => download(route, { ...(params && { params }), ...(query && { query }) })} word={word} />
      {children}
    </>
  );
}
