import { config } from 'zod';

// Zod would probe for `eval`, which the content security policy forbids and reports. It reads this setting when schemas
// are made, so the rest is loaded after it.
config({ jitless: true });
const { startSimulator } = await import('./start.tsx');
startSimulator(document);
