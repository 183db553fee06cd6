import { largestList, ListAnswers, SendingList } from '@langmoi/contracts/list-imports';
import type { FastifyRequest } from 'fastify';
import { parseInput } from '@langmoi/platform/input';
import { sentForm } from '@langmoi/platform/upload/form';
import type { Sending } from './list';

const Fields = SendingList.omit({ file: true });

/** What a form with a list may hold. */
const limits = { fileSize: largestList, files: 1, fields: 4, fieldSize: 200_000, parts: 5 };

/** For a service that takes lists, and no other files. */
export const listUploads = { limits };

/** A list as a form sends it. Throws as `sentForm`, and as not well formed. */
export async function sentList(request: FastifyRequest): Promise<Omit<Sending, 'language'>> {
  const { fields, files } = await sentForm(request, limits);
  const { plan, onlyValid, answers } = parseInput(Fields, fields);
  return {
    ...{
      sheet: files[0],
      onlyValid: onlyValid === 'true',
      answers: parseInput(ListAnswers, jsonOf(answers), '/answers'),
    },
    ...(plan !== undefined && { plan }),
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
