/** The element's id of a field, from the form's name and the RFC 6901 pointer of its value. */
export const fieldId = (form: string, pointer: string): string => `${form}${pointer.replaceAll('/', '-')}`;
