import { z } from 'zod';
import { questionAbout, readOpinion, type OpinionProblem } from '../../domain/routing/second-opinion.ts';
import type { Knowledge } from '../../domain/routing/knowledge.ts';
import { maskForOutside } from '../../domain/text/mask-for-outside.ts';
import { readJson } from '../../lib/read-json.ts';
import type { guardedPost } from '../../platform/guarded-post.ts';
import type { OpinionSetting } from './opinion-setting-store.ts';

const longestText = 4000;
const maxBytes = 64 * 1024;

/** What we use of the answer of `/chat/completions`; the rest is ignored. */
const completion = z.object({ choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1) });

/** What a model was sent and said. */
export type Opinion = {
  readonly sent: string;
  readonly category: string | null;
  readonly problem: OpinionProblem | null;
};

function problemOfStatus(status: number): OpinionProblem {
  if (status === 401 || status === 403 || status === 404 || status === 400 || status === 422) return 'refused';
  return status === 429 ? 'busy' : 'failed';
}

/** Asks the endpoint about a report, masked. Never throws; what it cannot read is no opinion. */
export async function askModel(
  report: { readonly text: string; readonly subject: string | null; readonly names: readonly string[] },
  setting: Pick<OpinionSetting, 'baseUrl' | 'model' | 'key' | 'timeoutSeconds' | 'allowHouse'>,
  deps: { readonly categories: Knowledge['categories']; readonly post: typeof guardedPost },
): Promise<Opinion> {
  const { names } = report;
  const sent = maskForOutside([report.subject, report.text].filter(Boolean).join('\n'), {
    names,
    longest: longestText,
  });
  const answer = await deps.post({
    url: `${setting.baseUrl.replace(/\/+$/u, '')}/chat/completions`,
    headers: {
      'content-type': 'application/json',
      ...(setting.key !== null && { authorization: `Bearer ${setting.key}` }),
    },
    body: JSON.stringify({
      model: setting.model,
      messages: questionAbout(sent, deps.categories),
      temperature: 0,
      max_tokens: 100,
      response_format: { type: 'json_object' },
    }),
    timeoutMs: setting.timeoutSeconds * 1000,
    maxBytes,
    allowHouse: setting.allowHouse,
  });
  if (!answer.ok) {
    const { problem } = answer;
    return { sent, category: null, problem: problem === 'forbidden' ? 'refused' : problem };
  }
  if (answer.status !== 200) return { sent, category: null, problem: problemOfStatus(answer.status) };
  const parsed = completion.safeParse(readJson(answer.text));
  const category = parsed.success ? readOpinion(parsed.data.choices[0]?.message.content ?? '', deps.categories) : null;
  return { sent, category, problem: category === null ? 'unreadable' : null };
}
