/** A form with a file, made anew for each request that sends it: fields, then the file's content, name and type. */
export const sending =
  (fields, content, name, type = 'text/csv') =>
  () => {
    const sent = new FormData();
    for (const [field, value] of Object.entries(fields)) sent.append(field, value);
    sent.append('file', new Blob([content], { type }), name);
    return sent;
  };
