/** Nothing is sent to a web form: the answer stands on the tracking page, and goes to the typed e-mail by that channel. */
export const sendNothing = null;
