/** What a vector does when it runs: the tests hook `alert`. */
export const call = 'alert(1)';
/** Where a vector that only loads something loads it from: nobody's host, so that a request to it is a finding. */
export const spyHost = 'spy.hostile.example';
export const spy = `https://${spyHost}/x`;
