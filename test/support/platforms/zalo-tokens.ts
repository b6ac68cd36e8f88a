import { createHash, randomBytes } from 'node:crypto';

const hourMs = 3_600_000;
const accessLifeMs = 25 * hourMs;
const refreshLifeMs = 90 * 24 * hourMs;
const codeLifeMs = hourMs / 6;

/** What Zalo's token address answers, with status 200 either way. */
type TokenAnswer = Readonly<Record<string, string | number>>;

function refusal(error: number, name: string, description: string): TokenAnswer {
  return { error, error_name: name, error_description: description };
}

/** Zalo's tokens: access tokens live 25 hours, a refresh token works once, a code once within ten minutes. */
export function createTokenOffice(input: {
  readonly appId: string;
  readonly appSecret: string;
  readonly now: () => Date;
}) {
  const { now } = input;
  const access = new Map<string, number>();
  const codes = new Map<string, { readonly challenge: string; readonly until: number }>();
  let refresh: { readonly token: string; readonly until: number } | null = null;
  let refreshes = 0;

  function issue(): { readonly accessToken: string; readonly refreshToken: string } {
    const accessToken = randomBytes(24).toString('base64url');
    const refreshToken = randomBytes(24).toString('base64url');
    access.set(accessToken, now().getTime() + accessLifeMs);
    refresh = { token: refreshToken, until: now().getTime() + refreshLifeMs };
    return { accessToken, refreshToken };
  }

  function answer(): TokenAnswer {
    const { accessToken, refreshToken } = issue();
    return { access_token: accessToken, refresh_token: refreshToken, expires_in: String(accessLifeMs / 1000) };
  }

  function byCode(form: URLSearchParams): TokenAnswer {
    const code = form.get('code') ?? '';
    const known = codes.get(code);
    codes.delete(code);
    if (known === undefined || known.until < now().getTime())
      return refusal(-14003, 'Invalid authorization code', 'The code is unknown, used or expired.');
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (challenge !== known.challenge) return refusal(-14004, 'Invalid code verifier', 'The verifier does not fit.');
    return answer();
  }

  function byRefreshToken(form: URLSearchParams): TokenAnswer {
    const isGood = refresh !== null && form.get('refresh_token') === refresh.token && refresh.until > now().getTime();
    if (!isGood) return refusal(-14014, 'Invalid refresh token', 'The refresh token is used or expired.');
    refreshes += 1;
    return answer();
  }

  return {
    /** A pair as the portal's own explorer hands it out. */
    issue,
    isGood: (token: string | undefined) => (access.get(token ?? '') ?? 0) > now().getTime(),
    /** No access token handed out so far works any longer. */
    expireAll: () => access.clear(),
    /** How often a refresh token was exchanged. */
    refreshes: () => refreshes,
    /** The administrator agreed on the consent page. */
    authorise(challenge: string): string {
      const code = randomBytes(16).toString('base64url');
      codes.set(code, { challenge, until: now().getTime() + codeLifeMs });
      return code;
    },
    exchange(form: URLSearchParams, secretKey: string | undefined): TokenAnswer {
      if (form.get('app_id') !== input.appId) return refusal(-14001, 'Invalid app id', 'There is no such application.');
      if (secretKey !== input.appSecret) return refusal(-14002, 'Invalid secret key', 'The secret key is wrong.');
      if (form.get('grant_type') === 'authorization_code') return byCode(form);
      if (form.get('grant_type') === 'refresh_token') return byRefreshToken(form);
      return refusal(-14005, 'Invalid grant type', 'The grant type is unknown.');
    },
  };
}
