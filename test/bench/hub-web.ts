import { startCommand } from '../../src/cli/start.ts';

// `hub start --role web`, to the letter; the only difference is that it ends when the bench is gone.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.on('message', () => process.send?.({}));
await startCommand().parseAsync(['--role', 'web', '--json'], { from: 'user' });
process.exit(0);
