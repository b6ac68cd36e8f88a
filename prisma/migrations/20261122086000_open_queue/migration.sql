-- Queues of work are read page by page in the order of what is due next, and the tickets that are over are most of them.
CREATE INDEX "ticket_open_due" ON "ticket" (COALESCE("next_due", 'infinity'::timestamptz), "id")
  WHERE "state" IN ('new', 'triage', 'forwarded', 'processing', 'waiting_sender', 'awaiting_approval', 'reopened');
