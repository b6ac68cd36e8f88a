import type { OngoingCall, Outsider } from '../features/simulator/platform-line.ts';
import type { Webhook } from '../../test/support/platforms/platform.ts';
import { startVoiceServer } from '../../test/support/platforms/voice-server.ts';
import { lineOf, type DemoLine } from './demo-line.ts';

type Call = OngoingCall & { readonly id: string };

const extension = '101';

/** The hotline: several people may be calling; each has one call at a time. */
export async function startDemoHotline(webhook: Webhook): Promise<DemoLine> {
  const server = await startVoiceServer(webhook);
  const calls = new Map<string, Call>();

  function callOf(who: Outsider): Call {
    const call = calls.get(who.id);
    if (!call) throw new Error('this person is not calling');
    return call;
  }

  return lineOf(server, {
    channel: 'voice',
    address: '0222 388 8888',
    callOf: (personId) => calls.get(personId) ?? null,
    deeds: {
      async call(who) {
        if (calls.has(who.id)) throw new Error('this person is calling already');
        const id = await server.calls(who, extension);
        calls.set(who.id, { id, state: 'ringing', extension: null, since: new Date() });
        return id;
      },
      async answer(who, { target = extension }) {
        const call = callOf(who);
        await server.answers(target, call.id);
        calls.set(who.id, { ...call, state: 'talking', extension: target, since: new Date() });
        return call.id;
      },
      async hangUp(who) {
        const { id } = callOf(who);
        calls.delete(who.id);
        await server.hangsUp(id);
        return id;
      },
      async leaveMessage(who, { files }) {
        const { id } = callOf(who);
        calls.delete(who.id);
        await server.leavesMessage(files[0]?.bytes, id);
        return id;
      },
    },
  });
}
