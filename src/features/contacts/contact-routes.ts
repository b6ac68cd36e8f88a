import { z } from 'zod';
import {
  addIdentityRequest,
  contactChanged,
  contactDetail,
  contactPage,
  contactQuery,
  contactTickets,
  contactTicketsQuery,
  duplicates,
  editContactRequest,
  freeIdentityRequest,
  mergePreview,
  mergePreviewQuery,
  mergeRequest,
  splitRequest,
} from '../../contract/contacts.ts';
import { staffRoute, type Route } from '../../lib/route.ts';
import type { ContactService } from './contact-service.ts';

const byId = z.strictObject({ id: z.uuid() });

/** People and businesses, who they are, and who is the same as whom. */
export function contactRoutes(service: ContactService): Route[] {
  return [...readingRoutes(service), ...changingRoutes(service)];
}

function readingRoutes(service: ContactService): Route[] {
  return [
    staffRoute({
      method: 'get',
      path: '/contacts',
      tag: 'Contacts',
      summary: 'Contacts by name, address or tax code, newest first',
      access: 'contact:read',
      query: contactQuery,
      response: contactPage,
      handle: ({ actor, query }) => service.list(actor, query),
    }),
    staffRoute({
      method: 'get',
      path: '/contacts/:id',
      tag: 'Contacts',
      summary: 'One contact with its addresses, people and history',
      access: 'contact:read',
      params: byId,
      response: contactDetail,
      handle: ({ actor, params }) => service.detail(actor, params.id),
    }),
    staffRoute({
      method: 'get',
      path: '/contacts/:id/tickets',
      tag: 'Contacts',
      summary: 'Tickets of a contact within the scope of the actor, newest first',
      access: 'contact:read',
      params: byId,
      query: contactTicketsQuery,
      response: contactTickets,
      handle: ({ actor, params, query }) => service.tickets(actor, params.id, query),
    }),
    staffRoute({
      method: 'get',
      path: '/contacts/:id/duplicates',
      tag: 'Contacts',
      summary: 'Contacts that may be the same, each with the reason',
      access: 'contact:write',
      params: byId,
      response: duplicates,
      handle: ({ actor, params }) => service.duplicates(actor, params.id),
    }),
    staffRoute({
      method: 'get',
      path: '/contacts/:id/merge',
      tag: 'Contacts',
      summary: 'What a merge would do: both sides and what moves',
      access: 'contact:write',
      params: byId,
      query: mergePreviewQuery,
      response: mergePreview,
      handle: ({ actor, params, query }) => service.mergePreview(actor, params.id, query.other),
    }),
  ];
}

function changingRoutes(service: ContactService): Route[] {
  return [
    staffRoute({
      method: 'post',
      path: '/contacts/:id/edit',
      tag: 'Contacts',
      summary: 'Correct entries; what is left out stays',
      access: 'contact:write',
      params: byId,
      body: editContactRequest,
      response: contactChanged,
      handle: ({ actor, params, body }) => service.edit(actor, params.id, body),
    }),
    staffRoute({
      method: 'post',
      path: '/contacts/:id/addresses',
      tag: 'Contacts',
      summary: 'Add an address that the person told',
      access: 'contact:write',
      params: byId,
      body: addIdentityRequest,
      response: contactChanged,
      handle: ({ actor, params, body }) => service.addIdentity(actor, params.id, body),
    }),
    staffRoute({
      method: 'post',
      path: '/contacts/:id/free-address',
      tag: 'Contacts',
      summary: 'Say that a bounced or stopped address works again',
      access: 'contact:write',
      params: byId,
      body: freeIdentityRequest,
      response: contactChanged,
      handle: ({ actor, params, body }) => service.freeIdentityOf(actor, params.id, body),
    }),
    staffRoute({
      method: 'post',
      path: '/contacts/:id/merge',
      tag: 'Contacts',
      summary: 'Take another contact into this one',
      access: 'contact:write',
      params: byId,
      body: mergeRequest,
      response: contactChanged,
      handle: ({ actor, params, body }) => service.merge(actor, params.id, body),
    }),
    staffRoute({
      method: 'post',
      path: '/contacts/:id/split',
      tag: 'Contacts',
      summary: 'Give chosen addresses and their tickets to a contact of their own',
      access: 'contact:write',
      params: byId,
      body: splitRequest,
      response: contactChanged,
      handle: ({ actor, params, body }) => service.split(actor, params.id, body),
    }),
    staffRoute({
      method: 'post',
      path: '/contact-changes/:id/undo',
      tag: 'Contacts',
      summary: 'Take a change of contacts back, the newest first',
      access: 'contact:write',
      params: byId,
      response: contactChanged,
      handle: ({ actor, params }) => service.undo(actor, params.id),
    }),
  ];
}
