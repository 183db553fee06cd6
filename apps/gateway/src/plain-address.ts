/**
 * Whether the path of an address is written as it is meant: from the root, no `.` or `..`, no backslash, and nothing
 * encoded that need not be (RFC 3986, 2.3 and 6.2.2). Any other spelling is read differently by the router, by the locks
 * of the front door and by whatever is behind us: `/%61pi/session` is routed as `/api/session`, `/a/..\\..\\b` is asked
 * for as `/b`. Nobody who means well writes so. Pure.
 */
export function isPlainAddress(url: string): boolean {
  const [path = ''] = url.split(/[?#]/);
  return path.startsWith('/') && !/\\|%(2d|2e|5f|7e|3\d|[46][1-9a-f]|[57][0-9a])|\/\.{1,2}(\/|$)/i.test(path);
}
