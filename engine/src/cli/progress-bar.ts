const width = 24;

/** A bar for a share from 0 to 1: ███████░░░░░ 42 %. */
export const progressBar = (share: number): string => {
  const done = Math.max(0, Math.min(1, share));
  const full = Math.floor(done * width);
  return `${'█'.repeat(full)}${'░'.repeat(width - full)} ${String(Math.floor(done * 100)).padStart(3)} %`;
};

/** 75 s as 1 min 15 s. */
export const duration = (seconds: number): string => {
  if (seconds < 60) return `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
};
