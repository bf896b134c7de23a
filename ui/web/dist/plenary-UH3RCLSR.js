import{a as D}from"./chunk-H2WRIKDW.js";import{a as V,b as A}from"./chunk-H5NAI6YV.js";import{A as I,B as O,a as o,c as l,e as f,g as n,h as S,i as d,m as p,n as m,p as _,r as B,t as E,u as j,v as $,w as x,x as N}from"./chunk-FDYI2N42.js";import{c as w,d as u,g as y}from"./chunk-3SUXVHTQ.js";var G=600*1e3,K=8,M=6,g=JSON.parse(document.getElementById("page").textContent),[L,k]=["top","view"].map(e=>document.getElementById(e)),H=document.getElementById("qr").content.firstElementChild,{snapshot:t}=g,b=!1;w(g.now);A({watch:{as:"screen"},token:g.token,tokenAddress:`${location.pathname}/token`,onSnapshot(e){t=e,v()},onState(e){b=e==="lost",e!=="connected"&&I(b?n("Ikke tilkoblet."):n("Tilkoblet igjen.")),v()}});L.replaceChildren();y(v);V(!0);function v(){O(t),f(U(),L);let e=j(t),[s,r]=J(e);k.className!==s&&(k.className=s),f(o`${r}${Z()}`,k)}function J(e){let{what:s,poll:r}=t.showing;return s==="poll"?["poll",W(r)]:s==="welcome"?["hello",F()]:s==="agenda"?["board",o`${e?h(e):l}${C()}`]:s==="board"&&t.board.length&&e?["board",o`${h(e)}${R(e)}`]:t.phase==="before"?["hello",F()]:t.phase==="ended"?["hello",P()]:["board",o`${h(e)}${q(e)?R(e):C()}`]}function U(){return o`<strong>${t.workshop.title}</strong>
    ${b?o`<span class="tag warn">${n("Ikke tilkoblet. Vi pr\xF8ver igjen.")}</span>`:l}
    <span class="push">${t.phase==="on"?o`<span class="muted">${n("Kom inn med kode {code}",{code:T(t.code)})}</span>`:l}</span>
    <span>${d(u())}</span>`}function T(e){return`${e.slice(0,3)} ${e.slice(3)}`}function W(e){let s=e.options.length>8?"many":"";return o`<div class="poll-head">
      <h1>${e.title}</h1>
      <p class="big">${n("{n} av {total} har stemt",{n:e.cast,total:e.may})}</p>
    </div>
    ${e.result?o`<div class="poll-result ${s}">${D(e)}</div>`:o`<ul class="poll-options ${s}">${e.options.map(({text:r})=>o`<li>${r}</li>`)}</ul>
          <p class="big muted">${z(e)}</p>`}`}function z(e){if(e.state!=="open")return n("Avstemningen er lukket. Resultatet kommer straks.");let s=B(e),r=e.ends_at?n("\xC5pent til kl. {clock}.",{clock:d(e.ends_at)}):"";return o`${n("Stem p\xE5 telefonen.")} ${s} ${r}`}function F(){let{workshop:e,joined:s,total:r}=t,c=e.starts_at-u()>0?n("Vi begynner kl. {clock}.",{clock:d(e.starts_at)}):n("Vi begynner straks."),i=e.joining==="listed"&&r?o`<strong>${n("{n} av {total}",{n:s,total:r})}</strong> ${n("er inne.")}`:s?o`<strong>${s}</strong> ${n("er inne.")}`:l;return o`${H}
    <div>
      <h1>${n("Velkommen til {title}",{title:e.title})}</h1>
      <p class="how">${n("Skann koden med telefonen, eller g\xE5 til")}<br /><strong>${g.address}</strong> ${n("og skriv")}</p>
      <p class="bigcode">${T(t.code)}</p>
      <p class="big">${c} ${i}</p>
    </div>`}function P(){return o`<div class="bye">
    <h1>${n("Takk for i dag.")}</h1>
    <p class="how">${n("Alt dere skrev, er lagret. Dere leser det p\xE5 telefonen.")}</p>
  </div>`}function h(e){let s=e.kind==="round"||e.kind==="summary",{times:r}=$(t),a=t.agenda.filter(i=>i.state==="next").slice(0,2),c=t.rounds.some(i=>i.state==="past");return o`<section class="now ${s?"":"rest"}" aria-label=${n("N\xE5")}>
    <div class="stack">
      ${s?o`<p class="where big">${E(t,e)}</p>`:o`<h1>${p(e)}</h1>`}
      ${e.speaker?o`<p class="big">${e.speaker}</p>`:l}
      ${s||c?x(t):l}
    </div>
    ${N(t,Q)}
    ${q(e)?o`<p class="next">
          ${a.map(i=>o`<span>${d(r[i.id])} ${p(i)}</span>`)}
          ${a.length?l:o`<span>${d($(t).end)} ${n("Slutt")}</span>`}
        </p>`:l}
  </section>`}function Q(e){return e.paused?n("Klokka st\xE5r"):e.out?n("Tida er ute"):e.late?n("igjen. Skriv ferdig."):S("minutt igjen","minutter igjen",e.minutes)}function q(e){if(!t.board.length)return!1;if(e.id===t.board_of)return!0;let s=t.agenda.find(r=>r.state==="next");return e.kind==="break"&&s?.id===t.board_of}function R(e){let s=t.agenda.find(c=>c.id===t.board_of),r=t.board.length,a=r<=4?1:r<=12?2:r<=24?3:4;return o`<section aria-labelledby="go">
    <h1 id="go">${e.id===s.id?X(s):n("Etter pausen: {what}",{what:p(s)})}</h1>
    <ul class="gos ${r>10?"many":r<6?"few":""}" style="grid-template-rows:repeat(${Math.ceil(r/a)},1fr)">
      ${t.board.map(Y)}
    </ul>
  </section>`}function X(e){return e.id===t.rounds[0].id?n("G\xE5 til gruppa di."):t.workshop.rotation!=="rotating"?n("Bli i gruppa di."):e.kind==="summary"?n("Bli der du er. Den f\xF8rste lederen kommer tilbake."):n("Bli der du er. Lederen kommer.")}function Y(e){let s=e.place||(e.is_online?n("p\xE5 nett"):""),r=[e.leader&&_(e.leader.name),s].filter(Boolean).join(", ");return o`<li class="go">
    <span class="chip" data-g=${(e.number-1)%K+1}>${e.number}</span>
    <div>
      <strong><span class="hidden">${m(e)}: </span>${e.title??m(e)}</strong>
      <span>${r}</span>
    </div>
  </li>`}function C(){let{times:e,end:s}=$(t),r=t.agenda.filter(a=>a.state==="next").map(a=>[e[a.id],p(a),a.speaker]);return r.push([s,n("Slutt"),""]),o`<section aria-labelledby="day">
    <h1 id="day">${n("Dagen videre")}</h1>
    <ol class="gos day-list">
      ${r.slice(0,M).map(([a,c,i])=>o`<li class="go">
          <span class="at">${d(a)}</span>
          <div><strong>${c}</strong>${i?o`<span>${i}</span>`:l}</div>
        </li>`)}
    </ol>
  </section>`}function Z(){let e=t.messages[0];return!e||u()-e.sent_at>G?l:o`<p class="notice info said"><strong>${n("Fra arrang\xF8ren:")}</strong> ${e.text}</p>`}
