const everyMs = 2_400;
const loudness = 0.12;
/** Two short notes, a third apart, for the telephone; three quick high ones for an alarm. */
const tunes = {
  telephone: [
    { hertz: 660, fromS: 0, forS: 0.22 },
    { hertz: 830, fromS: 0.28, forS: 0.32 },
  ],
  alarm: [
    { hertz: 990, fromS: 0, forS: 0.12 },
    { hertz: 990, fromS: 0.18, forS: 0.12 },
    { hertz: 1320, fromS: 0.36, forS: 0.24 },
  ],
} as const;

function play(context: AudioContext, tune: keyof typeof tunes): void {
  for (const { hertz, fromS, forS } of tunes[tune]) {
    const from = context.currentTime + fromS;
    const tone = context.createOscillator();
    const level = context.createGain();
    tone.frequency.value = hertz;
    level.gain.setValueAtTime(0, from);
    level.gain.linearRampToValueAtTime(loudness, from + 0.02);
    level.gain.linearRampToValueAtTime(0, from + forS);
    tone.connect(level).connect(context.destination);
    tone.start(from);
    tone.stop(from + forS);
  }
}

/** Rings until the returned function is called. A browser that has not been touched yet stays silent. */
export function startRinging(tune: keyof typeof tunes = 'telephone'): () => void {
  const context = new AudioContext();
  play(context, tune);
  const timer = setInterval(() => play(context, tune), everyMs);
  return () => {
    clearInterval(timer);
    if (context.state !== 'closed') void context.close();
  };
}
