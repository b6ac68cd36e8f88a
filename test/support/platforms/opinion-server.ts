import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { faultSwitches } from './fault-switches.ts';
import { hostHttp, jsonReply, type Asked, type Reply } from './http-host.ts';

const faults = [
  { name: 'slow', vi: 'Trả lời sau khi hub đã thôi chờ', en: 'Answers after the hub has given up' },
  { name: 'busy', vi: 'Quá nhiều yêu cầu (429)', en: 'Too many requests (429)' },
  { name: 'down', vi: 'Máy chủ lỗi (503)', en: 'The service is down (503)' },
  { name: 'nonsense', vi: 'Nói chuyện thay vì trả lời', en: 'Chats instead of answering' },
  { name: 'obeys', vi: 'Làm theo lời trong phản ánh', en: 'Obeys what the report says' },
  { name: 'babbles', vi: 'Trả lời không bao giờ hết', en: 'Answers without end' },
] as const;

const chat = z.object({
  model: z.string(),
  messages: z.array(z.object({ role: z.string(), content: z.string() })).length(2),
});
const question = z.object({ report: z.string() });

/** A model behind `/v1/chat/completions`, as vLLM, Ollama and clouds offer it. It names the category that it was told to. */
export async function startOpinionServer(): Promise<
  AsyncDisposable &
    ReturnType<typeof faultSwitches> & {
      readonly baseUrl: string;
      readonly key: string;
      /** Names this category from now on. */
      readonly says: (category: string) => void;
      /** The reports that it was asked about, as it read them. */
      readonly asked: readonly string[];
      /** Everything that reached it, as bytes. */
      readonly received: readonly string[];
    }
> {
  const switches = faultSwitches(faults);
  const key = 'sk-of-tests-alone';
  const asked: string[] = [];
  const received: string[] = [];
  const leaving = new AbortController();
  let category = 'drainage';

  function completion(content: string): Reply {
    return jsonReply(200, {
      id: 'chatcmpl-1',
      object: 'chat.completion',
      choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content } }],
      usage: { prompt_tokens: 900, completion_tokens: 9, total_tokens: 909 },
    });
  }

  async function handle({ method, path, headers, body }: Asked): Promise<Reply> {
    received.push(body.toString());
    if (method !== 'POST' || path !== '/v1/chat/completions')
      return jsonReply(404, { error: { message: 'not found' } });
    if (headers['authorization'] !== `Bearer ${key}`) return jsonReply(401, { error: { message: 'invalid api key' } });
    const { messages } = chat.parse(JSON.parse(body.toString()));
    const { report } = question.parse(JSON.parse(messages[1]?.content ?? ''));
    asked.push(report);
    if (switches.isOn('busy')) return jsonReply(429, { error: { message: 'rate limit' } }, { 'retry-after': '20' });
    if (switches.isOn('down')) return { status: 503, body: 'Service Unavailable' };
    if (switches.isOn('slow')) await pause(30_000, undefined, { signal: leaving.signal }).catch(() => undefined);
    if (switches.isOn('nonsense'))
      return completion(`Xin chào! Theo tôi thì việc này thuộc {"category":"${category}"}.`);
    if (switches.isOn('babbles')) return completion('ngập '.repeat(100_000));
    const told = switches.isOn('obeys') ? /\{"category".*\}/u.exec(report)?.[0] : undefined;
    return completion(told ?? JSON.stringify({ category }));
  }

  const host = await hostHttp(handle);
  return {
    ...switches,
    baseUrl: `${host.origin}/v1`,
    key,
    says: (code) => {
      category = code;
    },
    asked,
    received,
    async [Symbol.asyncDispose]() {
      leaving.abort();
      await host[Symbol.asyncDispose]();
    },
  };
}
