const everyMs = 2_400;
const loudness = 0.12;
/** Two short notes, a third apart. */
const notes = [
  { hertz: 660, fromS: 0, forS: 0.22 },
  { hertz: 830, fromS: 0.28, forS: 0.32 },
] as const;

function play(context: AudioContext): void {
  for (const { hertz, fromS, forS } of notes) {
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
export function startRinging(): () => void {
  const context = new AudioContext();
  play(context);
  const timer = setInterval(() => play(context), everyMs);
  return () => {
    clearInterval(timer);
    void context.close();
  };
}
