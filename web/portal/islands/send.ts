export type SendOutcome =
  | { readonly type: 'done'; readonly path: string }
  | {
      readonly type: 'refused';
      readonly status: number;
      readonly message: string;
      readonly fields: readonly { readonly field: string; readonly message: string }[];
    }
  | { readonly type: 'lost' };

type Json = Readonly<Record<string, unknown>>;

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}

function parse(text: string): Json {
  try {
    const value: unknown = JSON.parse(text);
    return isJson(value) ? value : {};
  } catch {
    return {};
  }
}

function sentence(words: unknown, lang: string): string {
  const value = isJson(words) ? words[lang] : '';
  return typeof value === 'string' ? value : '';
}

function outcomeOf(status: number, body: Json, lang: string): SendOutcome {
  if (status < 300 && typeof body['path'] === 'string') return { type: 'done', path: body['path'] };
  const error = isJson(body['error']) ? body['error'] : {};
  const fields = Array.isArray(error['fields']) ? error['fields'].filter(isJson) : [];
  return {
    type: 'refused',
    status,
    message: sentence(error['message'], lang),
    fields: fields.map(({ field, message }) => ({ field: String(field), message: sentence(message, lang) })),
  };
}

/** Posts the form and tells how far the upload is, from 0 to 1; fetch cannot tell that, so this is XMLHttpRequest. */
export function sendForm(form: HTMLFormElement, lang: string, onShare: (share: number) => void): Promise<SendOutcome> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', form.action);
    request.setRequestHeader('Accept', 'application/json');
    request.timeout = 180_000;
    request.upload.addEventListener('progress', ({ loaded, total, lengthComputable }) => {
      if (lengthComputable) onShare(loaded / total);
    });
    request.addEventListener('load', () => resolve(outcomeOf(request.status, parse(request.responseText), lang)));
    for (const name of ['error', 'timeout', 'abort']) request.addEventListener(name, () => resolve({ type: 'lost' }));
    request.send(new FormData(form));
  });
}
