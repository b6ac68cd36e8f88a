import type { ClockTone } from '../../../src/contract/clock-words.ts';

type ClockRingProps = { readonly share: number; readonly tone: ClockTone; readonly size?: number };

const radius = 6;
const round = 2 * Math.PI * radius;

/** What is left of the time as an arc; full when nothing is used, a filled disc when late. Decorative: words stand beside it. */
export function ClockRing({ share, tone, size = 16 }: ClockRingProps) {
  const left = Math.min(1, Math.max(0, 1 - share)) * round;
  return (
    <svg className="clock-ring" viewBox="0 0 16 16" width={size} height={size} aria-hidden="true">
      {tone === 'late' || tone === 'done_late' ? (
        <>
          <circle cx="8" cy="8" r="7" className="clock-disc" />
          <path d="M8 4.2v4.3M8 11v.6" className="clock-mark" />
        </>
      ) : (
        <>
          <circle cx="8" cy="8" r={radius} className="clock-track" />
          {tone === 'done' ? (
            <path d="m5.3 8.2 1.9 1.9 3.6-3.9" className="clock-tick" />
          ) : (
            <circle
              cx="8"
              cy="8"
              r={radius}
              className="clock-left"
              strokeDasharray={`${left} ${round}`}
              transform="rotate(-90 8 8)"
            />
          )}
          {tone === 'paused' && <path d="M6.6 6v4M9.4 6v4" className="clock-tick" />}
        </>
      )}
    </svg>
  );
}
