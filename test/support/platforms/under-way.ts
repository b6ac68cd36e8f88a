/** Work that a platform does after it has answered. */
export function underWay() {
  const going = new Set<Promise<void>>();
  return {
    add(work: Promise<void>): void {
      const one = work.finally(() => going.delete(one));
      going.add(one);
    },
    /** Resolves when nothing is left, also of what began meanwhile. */
    async settled(): Promise<void> {
      while (going.size > 0) await Promise.all(going);
    },
  };
}
