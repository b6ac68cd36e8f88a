/** A telephone is answered by talking: nothing is sent here. */
export const sendNothing = null;
