import{a as O}from"./chunk-VGFMKNV6.js";import{a as A,b as V}from"./chunk-H5NAI6YV.js";import{A as N,a as r,c as l,e as f,g as n,h as S,i as d,m as p,n as m,p as _,s as B,t as E,u as g,v as j,w as x,z as I}from"./chunk-XTFRPKXX.js";import{c as w,d as u,g as y}from"./chunk-3SUXVHTQ.js";var q=600*1e3,G=8,H=6,$=JSON.parse(document.getElementById("page").textContent),[C,h]=["top","view"].map(e=>document.getElementById(e)),K=document.getElementById("qr").content.firstElementChild,{snapshot:t}=$,b=!1;w($.now);V({watch:{as:"screen"},token:$.token,tokenAddress:`${location.pathname}/token`,onSnapshot(e){t=e,v()},onState(e){b=e==="lost",e!=="connected"&&I(b?n("Ikke tilkoblet."):n("Tilkoblet igjen.")),v()}});C.replaceChildren();y(v);A(!0);function v(){N(t),f(J(),C);let e=E(t),[s,o]=M(e);h.className!==s&&(h.className=s),f(r`${o}${Y()}`,h)}function M(e){let{what:s,poll:o}=t.showing;return s==="poll"?["poll",U(o)]:s==="welcome"?["hello",D()]:s==="agenda"?["board",r`${e?k(e):l}${R()}`]:s==="board"&&t.board.length&&e?["board",r`${k(e)}${F(e)}`]:t.phase==="before"?["hello",D()]:t.phase==="ended"?["hello",z()]:["board",r`${k(e)}${T(e)?F(e):R()}`]}function J(){return r`<strong>${t.workshop.title}</strong>
    ${b?r`<span class="tag warn">${n("Ikke tilkoblet. Vi pr\xF8ver igjen.")}</span>`:l}
    <span class="push">${t.phase==="on"?r`<span class="muted">${n("Kom inn med kode {code}",{code:L(t.code)})}</span>`:l}</span>
    <span>${d(u())}</span>`}function L(e){return`${e.slice(0,3)} ${e.slice(3)}`}function U(e){let s=e.options.length>8?"many":"";return r`<div class="poll-head">
      <h1>${e.title}</h1>
      <p class="big">${n("{n} av {total} har stemt",{n:e.cast,total:e.may})}</p>
    </div>
    ${e.result?r`<div class="poll-result ${s}">${O(e)}</div>`:r`<ul class="poll-options ${s}">${e.options.map(({text:o})=>r`<li>${o}</li>`)}</ul>
          <p class="big muted">${W(e)}</p>`}`}function W(e){if(e.state!=="open")return n("Avstemningen er lukket. Resultatet kommer straks.");let s=e.is_secret?n("Hemmelig: Ingen ser hva du velger."):n("\xC5pent: Arrang\xF8ren ser hva hver og en velger."),o=e.ends_at?n("\xC5pent til kl. {clock}.",{clock:d(e.ends_at)}):"";return r`${n("Stem p\xE5 telefonen.")} ${s} ${o}`}function D(){let{workshop:e,joined:s,total:o}=t,c=e.starts_at-u()>0?n("Vi begynner kl. {clock}.",{clock:d(e.starts_at)}):n("Vi begynner straks."),i=e.joining==="listed"&&o?r`<strong>${n("{n} av {total}",{n:s,total:o})}</strong> ${n("er inne.")}`:s?r`<strong>${s}</strong> ${n("er inne.")}`:l;return r`${K}
    <div>
      <h1>${n("Velkommen til {title}",{title:e.title})}</h1>
      <p class="how">${n("Skann koden med telefonen, eller g\xE5 til")}<br /><strong>${$.address}</strong> ${n("og skriv")}</p>
      <p class="bigcode">${L(t.code)}</p>
      <p class="big">${c} ${i}</p>
    </div>`}function z(){return r`<div class="bye">
    <h1>${n("Takk for i dag.")}</h1>
    <p class="how">${n("Alt dere skrev, er lagret. Dere leser det p\xE5 telefonen.")}</p>
  </div>`}function k(e){let s=e.kind==="round"||e.kind==="summary",{times:o}=g(t),a=t.agenda.filter(i=>i.state==="next").slice(0,2),c=t.rounds.some(i=>i.state==="past");return r`<section class="now ${s?"":"rest"}" aria-label=${n("N\xE5")}>
    <div class="stack">
      ${s?r`<p class="where big">${B(t,e)}</p>`:r`<h1>${p(e)}</h1>`}
      ${e.speaker?r`<p class="big">${e.speaker}</p>`:l}
      ${s||c?j(t):l}
    </div>
    ${x(t,P)}
    ${T(e)?r`<p class="next">
          ${a.map(i=>r`<span>${d(o[i.id])} ${p(i)}</span>`)}
          ${a.length?l:r`<span>${d(g(t).end)} ${n("Slutt")}</span>`}
        </p>`:l}
  </section>`}function P(e){return e.paused?n("Klokka st\xE5r"):e.out?n("Tida er ute"):e.late?n("igjen. Skriv ferdig."):S("minutt igjen","minutter igjen",e.minutes)}function T(e){if(!t.board.length)return!1;if(e.id===t.board_of)return!0;let s=t.agenda.find(o=>o.state==="next");return e.kind==="break"&&s?.id===t.board_of}function F(e){let s=t.agenda.find(c=>c.id===t.board_of),o=t.board.length,a=o<=4?1:o<=12?2:o<=24?3:4;return r`<section aria-labelledby="go">
    <h1 id="go">${e.id===s.id?Q(s):n("Etter pausen: {what}",{what:p(s)})}</h1>
    <ul class="gos ${o>10?"many":o<6?"few":""}" style="grid-template-rows:repeat(${Math.ceil(o/a)},1fr)">
      ${t.board.map(X)}
    </ul>
  </section>`}function Q(e){return e.id===t.rounds[0].id?n("G\xE5 til gruppa di."):t.workshop.rotation!=="rotating"?n("Bli i gruppa di."):e.kind==="summary"?n("Bli der du er. Den f\xF8rste lederen kommer tilbake."):n("Bli der du er. Lederen kommer.")}function X(e){let s=e.place||(e.is_online?n("p\xE5 nett"):""),o=[e.leader&&_(e.leader.name),s].filter(Boolean).join(", ");return r`<li class="go">
    <span class="chip" data-g=${(e.number-1)%G+1}>${e.number}</span>
    <div>
      <strong><span class="hidden">${m(e)}: </span>${e.title??m(e)}</strong>
      <span>${o}</span>
    </div>
  </li>`}function R(){let{times:e,end:s}=g(t),o=t.agenda.filter(a=>a.state==="next").map(a=>[e[a.id],p(a),a.speaker]);return o.push([s,n("Slutt"),""]),r`<section aria-labelledby="day">
    <h1 id="day">${n("Dagen videre")}</h1>
    <ol class="gos day-list">
      ${o.slice(0,H).map(([a,c,i])=>r`<li class="go">
          <span class="at">${d(a)}</span>
          <div><strong>${c}</strong>${i?r`<span>${i}</span>`:l}</div>
        </li>`)}
    </ol>
  </section>`}function Y(){let e=t.messages[0];return!e||u()-e.sent_at>q?l:r`<p class="notice info said"><strong>${n("Fra arrang\xF8ren:")}</strong> ${e.text}</p>`}
